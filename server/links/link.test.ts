import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinkAction, type LinkOrigin, type LinkState, stepLink } from './link.ts';

const people: LinkAction[] = ['draw', 'accept', 'dismiss', 'undo'];
const anyAction = fc.constantFrom<LinkAction>('propose', 'lapse', ...people);

/** Plays actions on a link that does not exist yet; whoever makes it exist is its origin. */
function play(actions: readonly LinkAction[]): { state: LinkState | 'none'; origin: LinkOrigin }[] {
  let link: { state: LinkState | 'none'; origin: LinkOrigin } = { state: 'none', origin: 'person' };
  return actions.map((action) => {
    const step = stepLink(link, action);
    if (step.type !== 'to') return link;
    const origin = link.state !== 'none' ? link.origin : action === 'propose' ? 'machine' : 'person';
    link = { state: step.state, origin };
    return link;
  });
}

test('L2: after a dismissal no suggestion of the machine brings the link back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<LinkAction>('propose', 'lapse'), { maxLength: 20 }), (machine) => {
      expect(play(['propose', 'dismiss', ...machine]).at(-1)?.state).toBe('dismissed');
    }),
  );
});

test('L3: undo takes a decision back, whichever it was and however often it was changed', () => {
  const decisions = fc.array(fc.constantFrom<LinkAction>('accept', 'dismiss', 'draw'), { minLength: 1 });
  fc.assert(
    fc.property(decisions, (many) => {
      expect(play(['propose', ...many, 'undo']).at(-1)?.state).toBe('proposed');
      expect(play(['draw', ...many, 'undo']).at(-1)?.state).toBe('none');
    }),
  );
});

test('L4: between two decisions of people the machine changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
      const states = play(actions);
      states.forEach((now, n) => {
        const before = states[n - 1];
        const machine = actions[n] === 'propose' || actions[n] === 'lapse';
        if (machine && before && before.state !== 'none' && before.state !== 'proposed') {
          expect(now).toEqual(before);
        }
      });
    }),
  );
});

test('L1: nothing is accepted without a person', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<LinkAction>('propose', 'lapse')), (machine) => {
      for (const { state } of play(machine)) expect(state).not.toBe('accepted');
    }),
  );
});

test('what does not exist or was not decided cannot be undone', () => {
  expect(stepLink({ state: 'none', origin: 'person' }, 'undo').type).toBe('impossible');
  expect(stepLink({ state: 'proposed', origin: 'machine' }, 'undo').type).toBe('impossible');
});
