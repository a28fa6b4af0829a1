/** Rules R1–R3 of docs/engines/surge.md. */
import { describe, expect, test } from 'vitest';
import { createRatioDetector, type RatioDetector } from './detector.ts';

const START = Date.UTC(2026, 2, 2);
const STEP = 10_000;

/** `ratio` of `trials` each ten seconds, dealt evenly. */
function feed(
  detector: RatioDetector,
  { from, bins, ratio, trials }: Record<'from' | 'bins' | 'ratio' | 'trials', number>,
) {
  let dealt = 0;
  for (let i = 0; i < bins; i++) {
    dealt += ratio * trials;
    const hits = Math.floor(dealt);
    dealt -= hits;
    const reading = detector.arrive(from + i * STEP, hits, trials);
    if (reading.alarm) return { reading, bins: i + 1 };
  }
  return undefined;
}

const DAY_BINS = 8640;
const day = { from: START, bins: DAY_BINS, ratio: 0.02, trials: 10 };
const NEXT = START + DAY_BINS * STEP;

describe('the ratio detector', () => {
  test('R1 more traffic alone never alarms; a doubled ratio does, and a halved one', () => {
    const detector = createRatioDetector();
    expect(feed(detector, day)).toBeUndefined();
    const state = detector.snapshot();
    expect(feed(createRatioDetector({}, state), { ...day, from: NEXT, trials: 60 })).toBeUndefined();
    const up = feed(createRatioDetector({}, state), { ...day, from: NEXT, ratio: 0.05 });
    expect(up?.reading).toMatchObject({ direction: 'up', why: 'surge' });
    expect(up!.bins).toBeLessThan(150);
    const down = feed(createRatioDetector({}, state), { ...day, from: NEXT, ratio: 0.005 });
    expect(down?.reading).toMatchObject({ direction: 'down', why: 'fall' });
  });
  test('R2 nothing alarms before there is a ratio to compare with', () =>
    expect(feed(createRatioDetector(), { from: START, bins: 9, ratio: 0.5, trials: 10 })).toBeUndefined());
  test('R3 a numerator above its denominator and negative counts are bounded', () => {
    const detector = createRatioDetector();
    expect(detector.arrive(START, 50, 10).rate).toBeLessThanOrEqual(1);
    expect(detector.arrive(START + 1, -5, 10).rate).toBeGreaterThanOrEqual(0);
    expect(detector.arrive(START + 2, 1, -1).rate).toBeLessThanOrEqual(1);
  });
});
