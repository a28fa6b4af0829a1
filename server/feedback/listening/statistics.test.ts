import { expect, test } from 'vitest';
import { statisticsAreDue } from './statistics.ts';

test.each([
  { before: 0, now: 499, due: false },
  { before: 0, now: 500, due: true },
  { before: 500, now: 1_999, due: false },
  { before: 1_500, now: 2_500, due: true },
  { before: 7_999, now: 8_000, due: true },
  { before: 8_000, now: 31_999, due: false },
])(
  'statistics are due at 500 voices and each time they have grown fourfold: $before to $now',
  ({ before, now, due }) => {
    expect(statisticsAreDue(before, now)).toBe(due);
  },
);
