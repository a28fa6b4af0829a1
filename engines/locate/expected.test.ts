import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedByShares, expectedRatios } from './index.ts';

const VALUES = ['a', 'b', 'c'].flatMap((one) => ['x', 'y', 'z'].map((two) => [one, two]));

describe('expectedByShares', () => {
  it('follows the shares of a long past', () => {
    const counts = VALUES.map((_, i) => 1000 * (i + 1));
    const expected = expectedByShares({ values: VALUES, counts }, 450);
    expected.forEach((e, i) => {
      expect(e).toBeCloseTo(10 * (i + 1), 0);
    });
  });

  it('expects of a new combination what its values say apart, and of a new value a little', () => {
    const now = [
      ['a', 'x'],
      ['b', 'y'],
      ['b', 'x'],
      ['new', 'x'],
    ];
    const [, , crossed, fresh] = expectedByShares({ values: now.slice(0, 2), counts: [50, 50] }, 100, {
      now,
    });
    expect(crossed).toBeGreaterThan(0.2);
    expect(crossed).toBeLessThan(5);
    expect(fresh).toBeGreaterThan(0);
    expect(fresh).toBeLessThan(crossed!);
  });

  it('never expects more than there is to share out, and less than nothing of no leaf', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 9, maxLength: 9 }),
        fc.integer({ min: 1, max: 1000 }),
        (counts, total) => {
          const expected = expectedByShares({ values: VALUES, counts }, total);
          expect(expected.every((e) => e > 0)).toBe(true);
          expect(expected.reduce((sum, e) => sum + e, 0)).toBeLessThanOrEqual(total * (1 + 1e-9));
        },
      ),
    );
  });
});

describe('expectedRatios', () => {
  const past = (ratio: (row: string[]) => number, trials: number) => ({
    values: VALUES,
    numerator: VALUES.map((row) => trials * ratio(row)),
    denominator: VALUES.map(() => trials),
  });

  it('learns what each value adds, so that an unseen combination is expected well', () => {
    const ratio = ([one, two]: string[]) => 0.1 * (one === 'a' ? 2 : 1) * (two === 'x' ? 1.5 : 1);
    const history = past(ratio, 20_000);
    const without = history.values.map((_, i) => i).filter((i) => i !== 0);
    const seen = {
      values: without.map((i) => history.values[i]!),
      numerator: without.map((i) => history.numerator[i]!),
      denominator: without.map((i) => history.denominator[i]!),
    };
    expect(expectedRatios(seen, [['a', 'x']])[0]).toBeCloseTo(0.3, 2);
  });

  it('does not count twice what two attributes that go together add', () => {
    const values = ['a', 'b'].flatMap((one) => Array.from({ length: 5 }, () => [one, `under ${one}`]));
    const numerator = values.map(([one]) => (one === 'a' ? 4000 : 1000));
    const [expected] = expectedRatios({ values, numerator, denominator: values.map(() => 10_000) }, [
      ['a', 'under a'],
    ]);
    expect(expected).toBeCloseTo(0.4, 1);
  });

  it('trusts the recent past more, and a thin past little', () => {
    const history = {
      values: [['a'], ['a'], ['b']],
      numerator: [100, 300, 1],
      denominator: [1000, 1000, 1],
      age: [120, 1, 1],
    };
    const [recent, thin] = expectedRatios(history, [['a'], ['b']]);
    expect(recent).toBeGreaterThan(0.25);
    expect(thin).toBeLessThan(0.4);
  });

  it('expects something of nothing', () => {
    const none = { values: [], numerator: [], denominator: [] };
    expect(expectedRatios(none, [['a']])[0]).toBeGreaterThan(0);
    expect(expectedByShares({ values: [], counts: [] }, 10, { now: [['a']] })[0]).toBeGreaterThanOrEqual(0);
  });
});
