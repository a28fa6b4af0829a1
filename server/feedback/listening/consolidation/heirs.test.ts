import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heirsOf } from './heirs.ts';

test('a theme that keeps most of its voices keeps its number; what is absorbed says by whom', () => {
  const { carriesOn, wentTo } = heirsOf([
    { before: 1, now: 10, voices: 80 },
    { before: 1, now: 11, voices: 20 },
    { before: 2, now: 10, voices: 50 },
  ]);
  expect([...carriesOn]).toEqual([[10, 1]]);
  expect([...wentTo]).toEqual([[2, 10]]);
});

test('no number is carried on twice, and every number is carried on or went somewhere', () => {
  const shared = fc.array(
    fc.record({
      before: fc.integer({ min: 1, max: 6 }),
      now: fc.integer({ min: 1, max: 6 }),
      voices: fc.integer({ min: 1, max: 9 }),
    }),
  );
  fc.assert(
    fc.property(shared, (pairs) => {
      const { carriesOn, wentTo } = heirsOf(pairs);
      const carried = [...carriesOn.values()];
      expect(new Set(carried).size).toBe(carried.length);
      for (const { before } of pairs) expect(carried.includes(before)).toBe(!wentTo.has(before));
      expect(heirsOf(pairs.toReversed())).toEqual(heirsOf(pairs));
    }),
  );
});
