import type { Outlook } from './outlook.ts';

export interface CountBand {
  readonly perMinute: number;
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.005;
const MOST_TERMS = 5000;

/** The central 99 % of a bin's count: negative binomial, around the edges that the mean is known to. */
export function bandOf({ mean, low, high, dispersion }: Outlook): CountBand {
  return {
    perMinute: mean * 6,
    low: quantile(low, dispersion, TAIL),
    high: quantile(high, dispersion, 1 - TAIL),
  };
}

/** The least count whose distribution function reaches `share`. */
function quantile(mean: number, dispersion: number, share: number): number {
  if (mean > MOST_TERMS / 4) {
    const z = share < 0.5 ? -2.576 : 2.576;
    return Math.max(0, Math.round(mean + z * Math.sqrt(mean * (1 + dispersion * mean))));
  }
  const size = 1 / Math.max(dispersion, 1e-9);
  const step = mean / (size + mean);
  let chance = Math.exp(-size * Math.log1p(mean / size));
  let total = chance;
  let count = 0;
  while (total < share && count < MOST_TERMS) {
    chance *= (step * (size + count)) / (count + 1);
    total += chance;
    count++;
  }
  return count;
}
