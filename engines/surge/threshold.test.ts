import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divergence, incrementOf } from './likelihood.ts';
import { BINS_A_WEEK, floorOf, thresholdFor } from './threshold.ts';

const lifts = fc.double({ min: 1.2, max: 10, noNaN: true });
const means = fc.double({ min: 0.05, max: 50, noNaN: true });
const dispersions = fc.double({ min: 0, max: 3, noNaN: true });

describe('likelihood and thresholds', () => {
  test('C10 the likelihood ratio of a bin has mean one where nothing happens', () => {
    const [mean, dispersion, lift] = [3, 0.5, 2];
    const { gain, cost } = incrementOf(lift, mean, dispersion);
    const step = mean / (1 / dispersion + mean);
    let [chance, total] = [(1 + dispersion * mean) ** (-1 / dispersion), 0];
    for (let x = 0; x < 2000; x++) {
      total += chance * Math.exp(x * gain - cost);
      chance *= (step * (1 / dispersion + x)) / (x + 1);
    }
    expect(total).toBeCloseTo(1, 6);
  });
  test('C11 a larger lift, a higher rate and less dispersion are told sooner', () =>
    fc.assert(
      fc.property(lifts, means, dispersions, (lift, mean, dispersion) => {
        const floor = floorOf({ lift, mean, dispersion }, BINS_A_WEEK);
        expect(floorOf({ lift: lift * 1.1, mean, dispersion }, BINS_A_WEEK)).toBeLessThan(floor);
        expect(floorOf({ lift, mean: mean * 1.1, dispersion }, BINS_A_WEEK)).toBeLessThan(floor);
        expect(floorOf({ lift, mean, dispersion: dispersion + 0.1 }, BINS_A_WEEK)).toBeGreaterThan(floor);
      }),
    ));
  test('C12 Poisson scales: time in arrivals is all that counts', () =>
    fc.assert(
      fc.property(lifts, means, (lift, mean) => {
        expect(divergence(lift, 2 * mean, 0)).toBeCloseTo(2 * divergence(lift, mean, 0), 6);
        expect(thresholdFor({ lift, mean: 2 * mean, dispersion: 0 }, 50_000)).toBeCloseTo(
          thresholdFor({ lift, mean, dispersion: 0 }, 100_000),
          6,
        );
      }),
    ));
  test('C13 ten times fewer false alarms cost ln 10 nats', () =>
    expect(
      thresholdFor({ lift: 2, mean: 1, dispersion: 0.5 }, 10 * BINS_A_WEEK) -
        thresholdFor({ lift: 2, mean: 1, dispersion: 0.5 }, BINS_A_WEEK),
    ).toBeCloseTo(Math.log(10), 6));
});
