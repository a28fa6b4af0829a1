/**
 * Thresholds from the mean time between false alarms, without simulation.
 *
 * For a CUSUM of log-likelihood ratios, ARL0 ≈ exp(h) / (ζ² · I) in bins (Siegmund 1985, ch. 10; Tartakovsky,
 * Nikiforov & Basseville 2014, ch. 8), where I is the divergence a bin and ζ = lim E[exp(−overshoot)]. For Poisson
 * arrivals in continuous time ζ is known in closed form: the statistic is the workload of an M/D/1 queue with jumps
 * b = ln r, and Cramér–Lundberg's constant gives ζ = (r − 1 − ln r) / (r ln r − r + 1). Over-dispersed counts jump
 * less within a bin, by b = ln(r (k + μ/2) / (k + r μ/2)) at its middle; the same formula is used with exp(b) for r.
 * A fall rises continuously between arrivals, so it does not overshoot: ζ = 1.
 */
import { divergence, incrementOf } from './likelihood.ts';

export const BIN_MS = 10_000;
/** What is expected stays the same for a step. */
export const STEP_MS = 5 * 60_000;
export const WEEK_MS = 7 * 24 * 3_600_000;
export const BINS_A_WEEK = WEEK_MS / BIN_MS;

/** Below this no alarm is worth raising: odds of twenty to one. */
const LEAST = Math.log(20);

export interface Watched {
  readonly lift: number;
  /** Arrivals expected in a bin, and their dispersion 1 / k. */
  readonly mean: number;
  readonly dispersion: number;
}

/** The threshold, in nats, at which a CUSUM alarms once in `bins` bins on average where nothing happens. */
export function thresholdFor({ lift, mean, dispersion }: Watched, bins: number): number {
  const zeta = lift > 1 ? overshoot(incrementOf(lift, mean / 2, dispersion).gain) : 1;
  return Math.max(LEAST, Math.log(bins * zeta ** 2 * divergence(lift, mean, dispersion)));
}

/** First-order floor of the delay, ln(ARL0) / KL, in ms; ARL0 counted in bins of ten seconds. */
export function floorOf({ lift, mean, dispersion }: Watched, bins: number): number {
  return (BIN_MS * Math.log(bins)) / divergence(lift, mean, dispersion);
}

/** ζ for jumps of `jump` nats. */
function overshoot(jump: number): number {
  if (jump < 1e-3) return 1;
  const lift = Math.exp(jump);
  return (lift - 1 - jump) / (lift * jump - lift + 1);
}
