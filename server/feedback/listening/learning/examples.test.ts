import { expect, test } from 'vitest';
import { polarityOf } from './examples.ts';

test.each([
  [1, 5, -1],
  [3, 5, 0],
  [5, 5, 1],
  [0, 1, -1],
  [1, 1, 1],
  [0, 10, -1],
  [10, 10, 1],
])('%d of %d feels like %d', (rating, max, polarity) => {
  expect(polarityOf(rating, max)).toBeCloseTo(polarity);
});
