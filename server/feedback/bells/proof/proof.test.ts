import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialAtLeast, binomialAtMost, shareInterval } from './binomial.ts';
import { isJudgeable, judge, proofSpans, type Window } from './proof.ts';

const window = (days: number, voices: number, heard = 1_000): Window => ({
  from: '2026-10-01',
  to: '2026-10-08',
  days,
  voices,
  heard,
});

describe('the exact binomial', () => {
  test.each([
    // R: pbinom(3, 10, 0.5); pbinom(12, 50, 0.4); pbinom(0, 20, 0.1)
    [3, 10, 0.5, 0.171875],
    [12, 50, 0.4, 0.013254],
    [0, 20, 0.1, 0.121577],
  ])('P(X ≤ %i | %i, %f)', (k, n, p, expected) => {
    expect(binomialAtMost(k, n, p)).toBeCloseTo(expected, 5);
  });
  test('below k and from k on make one, also where terms underflow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, p) => {
          const k = Math.round(n * p);
          return Math.abs(binomialAtMost(k - 1, n, p) + binomialAtLeast(k, n, p) - 1) < 1e-6;
        },
      ),
      { numRuns: 50 },
    );
  });
  test('Clopper–Pearson for 4 of 20 at 95 % is [0.0573, 0.4366]', () => {
    const [low, high] = shareInterval(4, 20, 0.95);
    expect(low).toBeCloseTo(0.0573, 4);
    expect(high).toBeCloseTo(0.4366, 4);
  });
});

describe('a bell is verified only by a fall that is large and beyond chance', () => {
  const judged = (before: Window, after: Window) => judge(before, after, '2026-10-12T00:00:00.000Z').verdict;
  test.each([
    ['from 10 to 2 a day', window(7, 70), window(7, 14), 'fallen'],
    ['unchanged', window(7, 70), window(7, 70), 'notFallen'],
    ['risen', window(7, 70), window(7, 90), 'notFallen'],
    ['large but within chance', window(7, 3), window(3, 0), 'notFallen'],
    ['beyond chance but small: 0.9', window(7, 7_000), window(7, 6_300), 'notFallen'],
    ['two days only', window(7, 70), window(2, 0), 'tooEarly'],
    ['nothing before', window(7, 0), window(7, 0), 'tooFew'],
    ['nothing heard at all', window(7, 70), window(7, 0, 0), 'silent'],
  ] as const)('%s', (_, before, after, verdict) => {
    expect(judged(before, after)).toBe(verdict);
  });
  test('fewer voices after never make it worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (before, after) => {
        const verdict = judged(window(7, before), window(7, after));
        return verdict !== 'fallen' || judged(window(7, before), window(7, after - 1)) === 'fallen';
      }),
    );
  });
  test('the interval holds the ratio', () => {
    const { ratio, ratioInterval } = judge(window(7, 70), window(5, 20), '');
    expect(ratio).toBeCloseTo(20 / 5 / 10);
    expect(ratioInterval![0]).toBeLessThan(ratio!);
    expect(ratioInterval![1]).toBeGreaterThan(ratio!);
  });
});

test('the week before the change is compared with the time since, at most four weeks', () => {
  const changedAt = new Date('2026-10-12T18:00Z');
  expect(proofSpans(changedAt, new Date('2026-10-15T06:00Z'))).toEqual({
    before: { from: '2026-10-05T18:00:00.000Z', to: '2026-10-12T18:00:00.000Z', days: 7 },
    after: { from: '2026-10-12T18:00:00.000Z', to: '2026-10-15T06:00:00.000Z', days: 2.5 },
    judgeableAt: '2026-10-15T18:00:00.000Z',
  });
  expect(proofSpans(changedAt, changedAt).after.days).toBe(0);
  expect(proofSpans(changedAt, new Date('2027-01-01T00:00Z')).after.days).toBe(28);
});

test('a bell can be judged three days after its change, to the moment', () => {
  const changedAt = new Date('2026-10-12T18:00Z');
  expect(isJudgeable({ changedAt }, new Date('2026-10-15T17:59:59Z'))).toBe(false);
  expect(isJudgeable({ changedAt }, new Date('2026-10-15T18:00:00Z'))).toBe(true);
  expect(isJudgeable({ changedAt: null }, new Date('2026-10-15T18:00:00Z'))).toBe(false);
});
