import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scope } from '../scope.ts';
import { dryRun } from './dry-run.ts';
import type { RecentVoice } from './recent-voices.ts';

const SINCE = new Date('2026-11-02T01:00:00Z');
const UNTIL = new Date('2026-11-02T02:00:00Z');
const span = { since: SINCE, until: UNTIL };
const voice = (minute: number, over: Partial<RecentVoice> = {}): RecentVoice => ({
  id: `v${minute}`,
  at: new Date(SINCE.getTime() + minute * 60_000 + 30_000),
  author: `author ${minute}`,
  facts: { product: 'roam' },
  ...over,
});

test('counts by minute, share of all, authors once, and the newest as examples', () => {
  const heard = [
    voice(0),
    voice(1, { author: 'author 0' }),
    voice(1, { id: 'anonymous', author: null }),
    ...[50, 52, 54, 56, 58].map((minute) => voice(minute)),
    voice(10, { facts: { product: 'card' } }),
    voice(11, { facts: {} }),
    voice(60),
    voice(-1),
  ];
  const run = dryRun({ product: ['roam'] }, heard, span);
  expect(run).toMatchObject({ voices: 8, all: 10, share: 0.8, distinctAuthors: 6 });
  expect(run.byMinute).toHaveLength(60);
  expect(run.byMinute.slice(0, 3)).toEqual([1, 2, 0]);
  expect(run.examples).toEqual(['v58', 'v56', 'v54', 'v52', 'v50']);
});

test('a silent hour has no share', () => {
  expect(dryRun({}, [], span)).toMatchObject({ voices: 0, all: 0, share: null });
});

test('what two scopes that share nothing touch adds up to no more than all', () => {
  const voices = fc.array(
    fc.record({ minute: fc.integer({ min: -5, max: 64 }), product: fc.constantFrom('a', 'b', 'c') }),
  );
  fc.assert(
    fc.property(voices, (many) => {
      const heard = many.map(({ minute, product }) => voice(minute, { facts: { product } }));
      const count = (scope: Scope) => dryRun(scope, heard, span);
      const [a, b, all] = [count({ product: ['a'] }), count({ product: ['b'] }), count({})];
      expect(a.voices + b.voices).toBeLessThanOrEqual(all.voices);
      expect(all.voices).toBe(all.all);
      expect(all.byMinute.reduce((sum, count) => sum + count, 0)).toBe(all.voices);
    }),
  );
});
