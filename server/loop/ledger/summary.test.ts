import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile, summarise } from './summary.ts';

const some = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 40 });

test('a quantile lies between the extremes, does not depend on the order, and grows with its share', () => {
  fc.assert(
    fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const found = quantile(values, share)!;
      expect(found).toBeGreaterThanOrEqual(Math.min(...values));
      expect(found).toBeLessThanOrEqual(Math.max(...values));
      expect(quantile(values.toReversed(), share)).toBe(found);
      expect(quantile(values, 1)!).toBeGreaterThanOrEqual(found);
    }),
  );
});

test('known values', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], 0.9)).toBe(100);
});

test('turns without a first voice are counted but not measured', () => {
  expect(
    summarise([{ totalDays: null, legs: [] as never[] }].map((turn) => ({ ...turn, legs: missing }))),
  ).toMatchObject({
    turns: 1,
    count: 0,
    medianDays: null,
  });
});

const missing = (['bell', 'change', 'fall', 'adjusted'] as const).map((to) => ({
  from: 'voice' as const,
  to,
  state: 'missing' as const,
  days: null,
}));
