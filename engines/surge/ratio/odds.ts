/** Log-likelihood ratios of a binomial whose odds are multiplied. */

/** Odds ratios that the two banks listen for. */
export const UP_ODDS = [1.3, 1.6, 2.2, 3.5, 6] as const;
export const DOWN_ODDS = [0.75, 0.5, 0.2] as const;

/** The ratio of a group is numerator · hit + (denominator − numerator) · miss, in nats. */
export interface Odds {
  readonly odds: number;
  readonly hit: number;
  readonly miss: number;
  /** Divergence of one trial. */
  readonly divergence: number;
  readonly raised: number;
}

export function oddsOf(odds: number, ratio: number): Odds {
  const raised = (odds * ratio) / (1 - ratio + odds * ratio);
  const hit = Math.log(raised / ratio);
  const miss = Math.log((1 - raised) / (1 - ratio));
  return { odds, hit, miss, raised, divergence: raised * hit + (1 - raised) * miss };
}
