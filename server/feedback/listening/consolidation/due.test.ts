import { describe, expect, test } from 'vitest';
import { consolidationIsDue } from './due.ts';

describe('grouping anew by day: after growth by a quarter and by 150 voices, up to 40,000', () => {
  test.each([
    [149, 0, false],
    [150, 0, true],
    [7_886, 0, true],
    [7_886, 7_886, false],
    [9_857, 7_886, false],
    [9_858, 7_886, true],
    [40_000, 0, true],
    [40_001, 0, false],
  ])('%i heard, %i at the last one: %s', (heard, before, due) => {
    expect(consolidationIsDue(heard, before)).toBe(due);
  });
});
