import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliest, legsOf, MILESTONES, type Reached, totalOf } from './turn.ts';

const instant = fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)));
const maybe = fc.option(instant);
const reached: fc.Arbitrary<Reached> = fc.record({
  voice: maybe,
  bell: maybe,
  change: maybe,
  fall: maybe,
  adjusted: maybe,
});
const inOrder = fc
  .array(instant, { minLength: 5, maxLength: 5 })
  .map((instants) => instants.toSorted((a, b) => a.getTime() - b.getTime()))
  .map((sorted) => Object.fromEntries(MILESTONES.map((name, n) => [name, sorted[n]!])) as Reached);

test('where every milestone was reached in order, the legs add up to the total', () => {
  fc.assert(
    fc.property(inOrder, (each) => {
      const sum = legsOf(each).reduce((days, leg) => days + leg.days!, 0);
      expect(sum).toBeCloseTo(totalOf(each)!, 9);
    }),
  );
});

test('there are always four legs; only measured ones have days, and none is negative', () => {
  fc.assert(
    fc.property(reached, (each) => {
      const legs = legsOf(each);
      expect(legs).toHaveLength(4);
      for (const leg of legs) {
        expect(leg.days === null).toBe(leg.state !== 'measured');
        expect(leg.days ?? 0).toBeGreaterThanOrEqual(0);
        expect(leg.state === 'missing').toBe(each[leg.from] === null || each[leg.to] === null);
      }
    }),
  );
});

test('a strategy adjusted before the pain fell is out of order, not 0 days', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n));
  const each = { voice: day(1), bell: day(2), change: day(5), fall: day(20), adjusted: day(12) };
  expect(legsOf(each).map((leg) => leg.state)).toEqual(['measured', 'measured', 'measured', 'outOfOrder']);
  expect(totalOf(each)).toBe(11);
});

test('the earliest of nothing is nothing', () => {
  expect(earliest([])).toBeNull();
  expect(earliest([null, new Date(5), new Date(3)])).toEqual(new Date(3));
});
