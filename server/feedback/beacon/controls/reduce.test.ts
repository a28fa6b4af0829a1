import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../../platform/access/roles.ts';
import { type Agent, type ControlStep, type ControlStepType, possibleSteps, STEP_RULES } from './action.ts';
import { type OverBound, USUAL_BOUNDS } from './bounds.ts';
import { CONTROL_STATES, type Control, type ControlState } from './control.ts';
import type { ControlAction } from './control-action.ts';
import { isTold, type Proposing, proposeControl, reduceControl } from './reduce.ts';

const NOW = new Date('2026-11-02T01:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const member = (id: string, role: Role = 'member'): Agent => ({ kind: 'member', id, role });
const system: Agent = { kind: 'system' };
const HOLD: ControlAction = { type: 'hold-refund' };
const scope = { product: ['roam', 'card'], region: ['east'] };
const secondEyes = { ...USUAL_BOUNDS, secondEyes: ['hold-refund' as const] };

const propose = (over: Partial<Proposing> = {}, ttlMinutes = 60): Control =>
  proposeControl(
    { scope, action: HOLD, ttlMinutes, alarmId: 'alarm' },
    { agent: member('maker'), now: NOW, bounds: USUAL_BOUNDS, over: [], ...over },
  );
const STEPS: Record<ControlStepType, ControlStep> = {
  approve: { type: 'approve', reason: 'right' },
  refuse: { type: 'refuse', reason: 'wrong' },
  takeBack: { type: 'takeBack', reason: 'over' },
  extend: { type: 'extend', ttlMinutes: 120, reason: 'still burning' },
  keep: { type: 'keep', reason: 'refunds are checked by hand until Monday' },
  narrow: { type: 'narrow', scope: { ...scope, product: ['roam'] }, reason: 'cards are fine' },
  enforce: { type: 'enforce' },
  expire: { type: 'expire' },
  outlive: { type: 'outlive' },
};
const take = (control: Control, type: ControlStepType, agent: Agent, now = later(5)) =>
  reduceControl(control, STEPS[type], { agent, now });
const must = (control: Control, type: ControlStepType, agent: Agent, now?: Date): Control => {
  const outcome = take(control, type, agent, now);
  if (!outcome.ok) throw new Error(outcome.detail);
  return outcome.value;
};
const chief = member('chief', 'leader');
const clock = (type: ControlStepType) => (STEP_RULES[type].by.includes('system') ? system : chief);

/** A control in each state; the active one outlives its alarm, so that it may be kept. */
function inState(state: ControlState): Control {
  const waiting = propose({ bounds: secondEyes });
  const active = propose();
  switch (state) {
    case 'proposed':
      return waiting;
    case 'active':
      return must(active, 'outlive', system);
    case 'expired':
      return must(active, 'expire', system, later(60));
    case 'takenBack':
      return must(active, 'takeBack', chief);
    case 'refused':
      return must(waiting, 'refuse', chief);
  }
}

const NEXT: Record<ControlStepType, Partial<Record<ControlState, ControlState>>> = {
  approve: { proposed: 'active' },
  refuse: { proposed: 'refused' },
  takeBack: { active: 'takenBack' },
  extend: { active: 'active' },
  keep: { active: 'active' },
  narrow: { active: 'active' },
  enforce: { active: 'active' },
  expire: { active: 'expired', proposed: 'expired' },
  outlive: {},
};

describe('every state meets every step', () => {
  const table = CONTROL_STATES.flatMap((state) =>
    (Object.keys(NEXT) as ControlStepType[]).map((type) => [state, type, NEXT[type][state]] as const),
  );
  test.each(table)('%s × %s → %s', (state, type, next) => {
    const outcome = take(inState(state), type, clock(type), later(600));
    if (next === undefined) expect(outcome).toMatchObject({ ok: false, code: 'action.impossible' });
    else expect(outcome).toMatchObject({ ok: true, value: { state: next } });
  });
});

describe('being put in force', () => {
  test('C1: a control lives from its deployment for its time to live, and 30 days at most', () => {
    expect(propose()).toMatchObject({ state: 'active', deployedAt: NOW, expiresAt: later(60) });
    const approved = must(propose({ bounds: secondEyes }), 'approve', chief, later(30));
    expect(approved).toMatchObject({ deployedAt: later(30), expiresAt: later(90) });
    const month = 30 * 24 * 60;
    const extend = (ttlMinutes: number) =>
      reduceControl(propose(), { type: 'extend', ttlMinutes, reason: 'x' }, { agent: chief, now: later(10) });
    expect(extend(month - 10)).toMatchObject({ ok: true, value: { expiresAt: later(month) } });
    expect(extend(month - 9)).toMatchObject({ ok: false, code: 'request.invalid' });
    expect(take(propose(), 'expire', system, later(59))).toMatchObject({ ok: false });
  });

  const waits: [string, Partial<Proposing>, string | null][] = [
    ['C2: over the bounds by a member', { over: ['share'] }, 'leader'],
    ['C2: over the bounds by a manager', { over: ['ttl'], agent: member('m', 'manager') }, 'leader'],
    ['C2: over the bounds by a key', { over: ['share'], agent: { kind: 'key', id: 'k' } }, 'leader'],
    ['C2: over the bounds by a playbook', { over: ['active'], agent: system }, 'leader'],
    ['C2: over the bounds by a leader', { over: ['share'], agent: chief }, null],
    ['C3: on the list', { bounds: secondEyes }, 'manager'],
    ['C3: on the list by a leader', { bounds: secondEyes, agent: chief }, 'manager'],
    ['C5: one click', { agent: system, oneClick: true }, 'staff'],
    ['C5: one click, on the list', { agent: system, oneClick: true, bounds: secondEyes }, 'manager'],
    ['neither', {}, null],
  ];
  test.each(waits)('%s', (_, over, waitsFor) => {
    expect(propose(over)).toMatchObject({ waitsFor, state: waitsFor === null ? 'active' : 'proposed' });
  });

  const roles: Role[] = ['owner', 'leader', 'manager', 'frontline', 'member', 'guest'];
  const may: [string, Partial<Proposing>, Role[]][] = [
    ['staff', { agent: system, oneClick: true }, ['owner', 'leader', 'manager', 'frontline', 'member']],
    ['a manager', { bounds: secondEyes }, ['owner', 'leader', 'manager']],
    ['a leader', { over: ['share'] }, ['owner', 'leader']],
  ];
  test.each(may)('what waits for %s is approved by them alone', (_, over, allowed) => {
    const control = propose(over);
    expect(roles.filter((role) => take(control, 'approve', member('other', role)).ok)).toEqual(allowed);
  });

  test('C4: nobody approves what they proposed themselves, whatever they are', () => {
    for (const role of roles) {
      const agent = member('maker', role);
      const control = propose({ agent, bounds: secondEyes });
      expect(take(control, 'approve', agent)).toMatchObject({ ok: false, code: 'access.role' });
      expect(possibleSteps(control, agent)).not.toContain('approve');
    }
  });

  test('C11: a proposal that nobody answers expires', () => {
    const control = propose({ bounds: secondEyes });
    expect(take(control, 'expire', system, later(59))).toMatchObject({ ok: false });
    expect(take(control, 'expire', system, later(60))).toMatchObject({
      ok: true,
      value: { state: 'expired' },
    });
  });
});

describe('while it is in force', () => {
  test('C6: anyone of the staff takes it back, with a reason, and guests do not', () => {
    expect(take(propose(), 'takeBack', member('x', 'frontline'))).toMatchObject({
      ok: true,
      value: { state: 'takenBack', endReason: 'over', endedAt: later(5) },
    });
    expect(take(propose(), 'takeBack', member('x', 'guest'))).toMatchObject({ code: 'access.role' });
    const silent = reduceControl(propose(), { type: 'takeBack', reason: ' ' }, { agent: chief, now: NOW });
    expect(silent).toMatchObject({ ok: false, code: 'request.invalid', at: '/reason' });
  });

  test('C7: one whose alarm is over asks until somebody says why it stays', () => {
    const quiet = propose();
    expect(possibleSteps(quiet, chief)).not.toContain('keep');
    expect(take(quiet, 'keep', chief)).toMatchObject({ ok: false, code: 'action.impossible' });
    const asking = must(quiet, 'outlive', system);
    expect(asking.outlivesSince).toEqual(later(5));
    expect(possibleSteps(asking, chief)).toContain('keep');
    const kept = must(asking, 'keep', chief);
    expect(kept).toMatchObject({ outlivesSince: null, state: 'active' });
    expect(take(kept, 'outlive', system)).toMatchObject({ ok: false });
    const noAlarm = { ...propose(), alarmId: null };
    expect(take(noAlarm, 'outlive', system)).toMatchObject({ ok: false });
  });

  test('C9: it is enforced once, and extending or narrowing does not undo that', () => {
    const enforced = must(propose(), 'enforce', system);
    expect(enforced.enforcedAt).toEqual(later(5));
    expect(take(enforced, 'enforce', system)).toMatchObject({ ok: false });
    for (const type of ['extend', 'narrow'] as const) {
      expect(must(enforced, type, chief).enforcedAt).toEqual(later(5));
    }
  });

  test('C10: narrowing lets go and never takes in', () => {
    const narrow = (to: Control['scope']) =>
      reduceControl(propose(), { type: 'narrow', scope: to, reason: 'x' }, { agent: chief, now: NOW });
    expect(narrow({ ...scope, product: ['card'] })).toMatchObject({ ok: true });
    expect(narrow({ ...scope, tier: ['gold'] })).toMatchObject({ ok: true });
    const wider: Control['scope'][] = [scope, {}, { product: ['roam'] }, { ...scope, product: ['x'] }];
    for (const to of wider) {
      expect(narrow(to)).toMatchObject({ ok: false, code: 'request.invalid' });
    }
  });
});

const steps = fc.array(
  fc.record({
    type: fc.constantFrom(...(Object.keys(STEPS) as ControlStepType[])),
    agent: fc.constantFrom<Agent[]>(system, chief, member('maker'), member('x', 'guest'), {
      kind: 'key',
      id: 'k',
    }),
    minutes: fc.nat(90),
  }),
  { maxLength: 20 },
);
const starts = fc.record({
  over: fc.subarray<OverBound>(['share', 'ttl']),
  eyes: fc.boolean(),
  oneClick: fc.boolean(),
});

test('C8: whatever happens, ended stays ended, and only what is active has a deployment and no end', () => {
  fc.assert(
    fc.property(starts, steps, ({ over, eyes, oneClick }, many) => {
      let control = propose({ over, oneClick, bounds: eyes ? secondEyes : USUAL_BOUNDS });
      let now = NOW;
      for (const { type, agent, minutes } of many) {
        now = new Date(now.getTime() + minutes * 60_000);
        const before = control;
        const outcome = reduceControl(control, STEPS[type], { agent, now });
        if (outcome.ok) control = outcome.value;
        if (before.endedAt !== null) expect(control).toBe(before);
        if (control.state === 'active') {
          expect(control.deployedAt).not.toBeNull();
          expect(control.waitsFor).toBeNull();
          expect(control.endedAt).toBeNull();
        }
        // Points hear of it exactly where what they must do changes.
        const differs =
          (before.state === 'active') !== (control.state === 'active') ||
          (control.state === 'active' &&
            (before.expiresAt!.getTime() !== control.expiresAt!.getTime() || before.scope !== control.scope));
        if (differs) expect(isTold(before, control, type)).toBe(true);
      }
    }),
  );
});
