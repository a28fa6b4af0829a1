import { expect, test } from 'vitest';
import { createFresh } from './fresh.ts';

/** Counts how often it is computed; every answer is the count. */
function counting() {
  let count = 0;
  return async () => ++count;
}

test('who asks at the same time shares one answer, each key its own', async () => {
  const fresh = createFresh<number>(60_000);
  const [a, b] = [counting(), counting()];
  expect(await Promise.all([fresh.read('a', a), fresh.read('a', a), fresh.read('b', b)])).toEqual([1, 1, 1]);
});

test('what was forgotten is computed anew, also while an older answer is under way', async () => {
  const fresh = createFresh<number>(60_000);
  const compute = counting();
  const old = fresh.read('a', compute);
  fresh.forget('a');
  expect(await Promise.all([old, fresh.read('a', compute)])).toEqual([1, 2]);
  expect(await fresh.read('a', compute)).toBe(2);
});

test('a failure is not kept', async () => {
  const fresh = createFresh<number>(60_000);
  await expect(fresh.read('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await fresh.read('a', counting())).toBe(1);
});
