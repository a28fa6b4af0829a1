/**
 * Log-likelihood ratios of a bin's count: "the mean is `lift` times as high" against "it is as expected".
 *
 * Counts are Poisson with a gamma-mixed mean, that is negative binomial with size k = 1 / dispersion and variance
 * μ + dispersion · μ² (dispersion 0 is Poisson). The mixture is drawn once a bin, so the same formula with the mean
 * of the part that has passed is the exact likelihood of an open bin, and may be read at every arrival.
 */

/** The ratio of x arrivals is x · gain − cost, in nats. */
export interface Increment {
  readonly gain: number;
  readonly cost: number;
}

/** Of one lift against 1, for a bin (or a part of one) in which `mean` arrivals are expected. */
export function incrementOf(lift: number, mean: number, dispersion: number): Increment {
  const excess = (lift - 1) * mean;
  const mixed = Math.log1p((dispersion * excess) / (1 + dispersion * mean));
  return {
    gain: Math.log(lift) - mixed,
    cost: dispersion < 1e-9 ? excess : mixed / dispersion,
  };
}

/** Kullback–Leibler divergence of the lifted bin from the expected one, in nats a bin. */
export function divergence(lift: number, mean: number, dispersion: number): number {
  const { gain, cost } = incrementOf(lift, mean, dispersion);
  return lift * mean * gain - cost;
}
