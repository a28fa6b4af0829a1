import type { RatePrior } from '../count/settings.ts';

const FEWEST = 5;
/** Where nothing is known of new series: a voice in twenty minutes. */
const UNKNOWN: RatePrior = { perMinute: 0.05, events: 1 };

/**
 * What to expect of a series that did not exist yesterday, from the rates a minute that earlier ones had on their
 * first day: a gamma fitted by its moments. Rates that differ much make a weak prior.
 */
export function newcomerPrior(ratesPerMinute: readonly number[]): RatePrior {
  const rates = ratesPerMinute.filter((rate) => rate >= 0 && Number.isFinite(rate));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
  if (rates.length < FEWEST || mean === 0) return UNKNOWN;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1);
  return { perMinute: mean, events: Math.min(20, Math.max(0.5, mean ** 2 / Math.max(variance, 1e-12))) };
}
