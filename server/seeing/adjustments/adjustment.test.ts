import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AdjustmentAction, judge } from './adjustment.ts';
import type { AdjustmentState } from './tables.ts';

const who = fc.constantFrom('ann', 'bo', 'cai');
const action: fc.Arbitrary<AdjustmentAction> = fc.oneof(
  fc.record({ type: fc.constant('adopt' as const), by: who }),
  fc.record({ type: fc.constant('refuse' as const), by: who, reason: fc.constantFrom('', ' ', '证据不足') }),
  fc.record({ type: fc.constant('withdraw' as const), by: who }),
);

test('A1: whatever happens, an adjustment is decided at most once', () => {
  fc.assert(
    fc.property(fc.array(action), fc.boolean(), (actions, onlyDecider) => {
      let state: AdjustmentState = 'proposed';
      let decisions = 0;
      for (const each of actions) {
        const judged = judge({ state, proposerId: 'ann' }, each, { onlyDecider });
        if (judged.type !== 'to') continue;
        state = judged.state;
        decisions++;
      }
      expect(decisions).toBeLessThanOrEqual(1);
    }),
  );
});

test('A2: nobody decides on their own proposal, unless nobody else could', () => {
  const mine = { state: 'proposed', proposerId: 'ann' } as const;
  for (const type of ['adopt', 'refuse'] as const) {
    const own = { type, by: 'ann', reason: '好' };
    expect(judge(mine, own, { onlyDecider: false }).type).toBe('ownProposal');
    expect(judge(mine, own, { onlyDecider: true }).type).toBe('to');
    expect(judge(mine, { ...own, by: 'bo' }, { onlyDecider: false }).type).toBe('to');
  }
});

test('A3: a refusal says why', () => {
  const asked = { state: 'proposed', proposerId: 'ann' } as const;
  const refusal = { type: 'refuse', by: 'bo', reason: '\n ' } as const;
  expect(judge(asked, refusal, { onlyDecider: false }).type).toBe('reasonMissing');
});

test('A4: only the proposer withdraws, even where they may not decide', () => {
  const asked = { state: 'proposed', proposerId: 'ann' } as const;
  expect(judge(asked, { type: 'withdraw', by: 'bo' }, { onlyDecider: true }).type).toBe('notProposer');
  expect(judge(asked, { type: 'withdraw', by: 'ann' }, { onlyDecider: false })).toEqual({
    type: 'to',
    state: 'withdrawn',
  });
});
