/** Rules N1–N4 of docs/engines/surge.md. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMetricDetector } from './detector.ts';
import { learnMagnitude, noMagnitudes, rarityOf } from './rarity.ts';

const START = Date.UTC(2026, 2, 2);
const STEP = 5 * 60_000;

/** A daily wave with a little noise that repeats never. */
const usual = (i: number) => 100 + 40 * Math.sin((i / 288) * 2 * Math.PI) + ((i * 7919) % 101) / 25;

function learned(points = 288 * 10) {
  const detector = createMetricDetector();
  for (let i = 0; i < points; i++) detector.point(START + i * STEP, usual(i));
  return { detector, next: points };
}

describe('the metric detector', () => {
  test('N1 a value beyond all others alarms once, and again only if it grows', () => {
    const { detector, next } = learned();
    const first = detector.point(START + next * STEP, 400);
    expect(first).toMatchObject({ alarm: true, direction: 'up' });
    const second = detector.point(START + (next + 1) * STEP, 399);
    expect(second.score).toBe(0);
    expect(second.alarm).toBe(true);
    expect(second.startedAt).toBe(first.startedAt);
  });
  test('N2 a usual value at an unusual hour is rarer than at its own', () => {
    const { detector, next } = learned();
    const state = detector.snapshot();
    const score = (value: number) => createMetricDetector({}, state).point(START + next * STEP, value).score;
    expect(score(usual(next) - 35)).toBeGreaterThan(score(usual(next)));
  });
  test('N3 a line that goes flat is rarer than one that moves', () => {
    const { detector, next } = learned();
    let flattest = 0;
    for (let i = next; i < next + 40; i++)
      flattest = Math.max(flattest, detector.point(START + i * STEP, usual(next)).score);
    const { detector: moving } = learned();
    let most = 0;
    for (let i = next; i < next + 40; i++)
      most = Math.max(most, moving.point(START + i * STEP, usual(i)).score);
    expect(flattest).toBeGreaterThan(most);
  });
  test('N4 rarity follows the rank: larger is at least as rare, within a bucket of the true share', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (values) => {
          const known = noMagnitudes();
          for (const value of values) learnMagnitude(known, value);
          const share = (at: number) =>
            (1 + values.filter((value) => value >= at).length) / (values.length + 1);
          let last = 0;
          for (const at of [0.02, 0.5, 3, 40, 900]) {
            const rarity = rarityOf(known, at);
            expect(rarity).toBeGreaterThanOrEqual(last);
            expect(10 ** -rarity).toBeLessThanOrEqual(share(at / 1.11) + 1e-6);
            expect(10 ** -rarity).toBeGreaterThanOrEqual(share(at * 1.11) - 1e-6);
            last = rarity;
          }
        },
      ),
      { numRuns: 50 },
    ));
});
