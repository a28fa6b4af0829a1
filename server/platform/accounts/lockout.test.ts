import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCOUNT_RULE, afterFailure, type Failures, isLocked } from './lockout.ts';

const start = new Date('2026-11-02T02:00:00Z');
const after = (count: number): Failures | null => {
  let state: Failures | null = null;
  for (let i = 0; i < count; i += 1) state = afterFailure(state, ACCOUNT_RULE, start);
  return state;
};

test('four failures lock nothing, the fifth locks for a minute', () => {
  expect(isLocked(after(4), start)).toBe(false);
  expect(after(5)?.lockedUntil).toEqual(new Date(start.getTime() + 60_000));
});

test('the lock ends by itself', () => {
  expect(isLocked(after(5), new Date(start.getTime() + 60_000))).toBe(false);
});

test('a day without a failure starts the count anew', () => {
  const next = afterFailure(after(9), ACCOUNT_RULE, new Date(start.getTime() + 25 * 3_600_000));
  expect(next).toMatchObject({ failures: 1, lockedUntil: null });
});

test('more failures never mean a shorter lock, and none is longer than the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 200 }), (count) => {
      const lock = (n: number) => after(n)!.lockedUntil!.getTime() - start.getTime();
      expect(lock(count + 1)).toBeGreaterThanOrEqual(lock(count));
      expect(lock(count)).toBeLessThanOrEqual(ACCOUNT_RULE.longestLockMs);
    }),
  );
});
