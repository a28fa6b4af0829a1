import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCorpus, readProfiles, type Series } from './corpus.ts';
import { checkPublished } from './published.ts';
import { normalised, optimise, scoreAt, scoredOf } from './scoring.ts';

const COSTS = { tp: 1, fn: 1, fp: 0.11 };
const series: Series = {
  name: 'made/one.csv',
  times: Float64Array.from({ length: 100 }, (_, i) => i * 300_000),
  values: new Float64Array(100),
  windows: [[40, 49]],
  probation: 15,
};
const scored = (points: Record<number, number>) =>
  scoredOf(
    series,
    Array.from({ length: 100 }, (_, i) => points[i] ?? 0),
  );

describe('NAB scoring', () => {
  test('the left edge earns all, a missed window costs, nothing said is zero', () => {
    expect(scoreAt([scored({ 40: 1 })], COSTS, 0.5)).toBeCloseTo(1, 9);
    expect(normalised(scoreAt([scored({ 40: 1 })], COSTS, 0.5), 1, COSTS)).toBeCloseTo(100, 9);
    expect(normalised(scoreAt([scored({})], COSTS, 0.5), 1, COSTS)).toBe(0);
  });
  test('only the best detection of a window counts, and later ones earn less', () => {
    expect(scoreAt([scored({ 42: 1, 45: 1, 49: 1 })], COSTS, 0.5)).toBe(
      scoreAt([scored({ 42: 1 })], COSTS, 0.5),
    );
    expect(scoreAt([scored({ 48: 1 })], COSTS, 0.5)).toBeLessThan(scoreAt([scored({ 42: 1 })], COSTS, 0.5));
  });
  test('false points cost in full before a window and far from one, less just after it; probation is free', () => {
    const cost = (at: number) => scoreAt([scored({ 40: 1, [at]: 1 })], COSTS, 0.5) - 1;
    expect(cost(20)).toBeCloseTo(-0.11, 9);
    expect(cost(90)).toBeCloseTo(-0.11, 9);
    expect(cost(50)).toBeGreaterThan(-0.04);
    expect(cost(3)).toBeCloseTo(0, 9);
  });
  test('the optimised threshold is the best of all', () => {
    const all = [scored({ 20: 0.4, 41: 0.6, 70: 0.5, 90: 0.9 })];
    const best = optimise(all, COSTS);
    for (const threshold of [0.3, 0.4, 0.5, 0.6, 0.9, 1]) {
      expect(best.score).toBeGreaterThanOrEqual(scoreAt(all, COSTS, threshold) - 1e-12);
    }
    expect(scoreAt(all, COSTS, best.threshold)).toBeCloseTo(best.score, 9);
  });
});

const folder = process.env.NAB_DIR;
test.skipIf(!folder || !existsSync(folder))(
  'published results are reproduced (set NAB_DIR to NAB’s folder)',
  () => {
    const { largestDifference, sameCounts, sameWorths } = checkPublished(
      folder!,
      readCorpus(folder!),
      readProfiles(folder!).standard,
    );
    expect(largestDifference).toBeLessThan(0.1);
    expect(sameCounts.same).toBe(sameCounts.of);
    expect(sameWorths.same).toBe(sameWorths.of);
  },
);
