import { expect, test } from 'vitest';
import { duration, progressText } from './progress-text.ts';
import { table, width } from './table.ts';

test('tells share, count, rate and time left', () => {
  expect(progressText('Importing', 'rows', { done: 2500, total: 10_000, elapsedMs: 5000 })).toBe(
    'Importing: 25% (2,500 of 10,000 rows), 500 rows/s, 15 s left',
  );
});

test('promises no end that it does not know', () => {
  expect(progressText('Importing', 'rows', { done: 10, total: null, elapsedMs: 1000 })).toBe(
    'Importing: 10 rows, 10 rows/s',
  );
  expect(progressText('Importing', 'rows', { done: 0, total: 10, elapsedMs: 0 })).not.toContain('left');
});

test('an empty job is done', () => {
  expect(progressText('Importing', 'rows', { done: 0, total: 0, elapsedMs: 10 })).toContain('100%');
});

test('durations are read in the unit that fits', () => {
  expect([duration(0.2), duration(75), duration(3660)]).toEqual(['1 s', '1 min 15 s', '1 h 1 min']);
});

test('columns line up under Chinese names', () => {
  const lines = table(
    ['name', 'role'],
    [
      ['王小明', 'owner'],
      ['Li', 'guest'],
    ],
  ).split('\n');
  expect(new Set(lines.map((line) => width(line.slice(0, line.search(/role|owner|guest/))))).size).toBe(1);
});
