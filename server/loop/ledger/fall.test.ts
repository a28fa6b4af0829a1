import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallAfter } from './fall.ts';

const days = (count: number, voices: number) => new Array<number>(count).fill(voices);

test('a pain that halves has fallen seven whole days after the change', () => {
  expect(fallAfter([...days(14, 10), 10, ...days(10, 5)], 14)).toBe(21);
});

test('a pain that stays, or has not had seven days, has not fallen', () => {
  expect(fallAfter([...days(14, 10), 10, ...days(30, 6)], 14)).toBeNull();
  expect(fallAfter([...days(14, 10), 10, ...days(6, 0)], 14)).toBeNull();
});

test('a pain that falls later falls later', () => {
  expect(fallAfter([...days(7, 10), 10, ...days(7, 10), ...days(7, 0)], 7)).toBe(18);
});

test('too small a pain says nothing', () => {
  expect(fallAfter([...days(14, 0), 3, 3, 0, ...days(20, 0)], 16)).toBeNull();
  expect(fallAfter([], 0)).toBeNull();
});

test('the week of the fall lies after the change and is at most half of any earlier peak', () => {
  const course = fc.array(fc.nat(12), { minLength: 15, maxLength: 80 });
  fc.assert(
    fc.property(course, fc.nat(79), (perDay, at) => {
      const fall = fallAfter(perDay, at);
      if (fall === null) return;
      expect(fall).toBeGreaterThanOrEqual(at + 7);
      const week = perDay.slice(fall - 6, fall + 1).reduce((a, b) => a + b, 0);
      const before = perDay.slice(0, at).reduce((a, b) => a + b, 0);
      expect(week * 2).toBeLessThanOrEqual(before);
    }),
  );
});

test('fewer voices after the change never make the fall later', () => {
  const course = fc.array(fc.nat(12), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(course, fc.integer({ min: 7, max: 12 }), fc.nat(59), (perDay, at, index) => {
      const quieter = perDay.with(Math.max(at + 1, index % perDay.length), 0);
      const before = fallAfter(perDay, at);
      if (before !== null) expect(fallAfter(quieter, at)).toBeLessThanOrEqual(before);
    }),
  );
});
