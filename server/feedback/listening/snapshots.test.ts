import { expect, test } from 'vitest';
import { snapshotIsDue } from './snapshots.ts';

test.each([
  { heard: 1_999, kept: 0, idle: true, due: false },
  { heard: 2_000, kept: 0, idle: true, due: true },
  { heard: 1_000_000, kept: 950_000, idle: true, due: false },
  { heard: 1_000_000, kept: 900_000, idle: true, due: true },
  { heard: 99_999, kept: 0, idle: false, due: false },
  { heard: 100_000, kept: 0, idle: false, due: true },
  { heard: 1_000_000, kept: 800_000, idle: false, due: false },
  { heard: 10, kept: Number.NEGATIVE_INFINITY, idle: false, due: true },
])('a snapshot at $heard after one at $kept, idle $idle: $due', ({ heard, kept, idle, due }) => {
  expect(snapshotIsDue(heard, kept, idle)).toBe(due);
});
