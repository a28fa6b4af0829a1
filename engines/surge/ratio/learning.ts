/** What the ratio usually is, how well that is known, and how much more than binomial groups vary. */
import type { RatioState } from './state.ts';

const PRIOR = { ratio: 0.02, trials: 20 };
/** Trials that are remembered, at most, so that a ratio may drift. */
const MEMORY = 200_000;
const LEAST_ERROR = 0.03;
const SPREAD_BELIEF = 50;
const MOST_SPREAD = 20;

export interface Ratio {
  readonly mean: number;
  /** Edges that the two sides are measured against. */
  readonly low: number;
  readonly high: number;
}

export function ratioOf({ numerator, denominator, ...mind }: RatioState, prior = PRIOR): Ratio {
  const mean = bounded((numerator + prior.ratio * prior.trials) / (denominator + prior.trials));
  const deviation = Math.sqrt((spreadOf(mind) * mean * (1 - mean)) / (denominator + prior.trials));
  const error = LEAST_ERROR * mean * (1 - mean) + deviation;
  return { mean, low: bounded(mean - error), high: bounded(mean + error) };
}

export function learnRatio(
  mind: RatioState,
  { numerator, denominator }: { numerator: number; denominator: number },
): void {
  const known = mind.denominator;
  if (known > 50 && denominator > 1) {
    const mean = bounded(mind.numerator / known);
    const off = (numerator - denominator * mean) ** 2 / (denominator * mean * (1 - mean));
    mind.groups = mind.groups * 0.999 + 1;
    mind.spread = mind.spread * 0.999 + Math.min(off, 25);
  }
  const kept = Math.min(1, MEMORY / Math.max(1, known + denominator));
  mind.numerator = (mind.numerator + numerator) * kept;
  mind.denominator = (known + denominator) * kept;
}

/** Variance of groups over the binomial's, at least 1. */
export function spreadOf({ spread, groups }: Pick<RatioState, 'spread' | 'groups'>): number {
  return Math.min(MOST_SPREAD, Math.max(1, (spread + SPREAD_BELIEF) / (groups + SPREAD_BELIEF)));
}

const bounded = (ratio: number) => Math.min(1 - 1e-6, Math.max(1e-6, ratio));
