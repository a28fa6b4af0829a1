/** The threshold that judged pairs ask for: a logistic curve over likeness, drawn back to the one given. */

export interface Judged {
  /** Likeness less the threshold that is given. */
  readonly margin: number;
  readonly same: boolean;
  readonly weight: number;
}

/** Slope of the curve: some 0.1 of likeness takes a pair from even to nine in ten. */
const SLOPE = 22;
/** Deviation of the threshold that is believed in before anybody judged. */
const PRIOR = 0.06;
/** The threshold never moves further. */
const MOST = 0.15;
const STEPS = 40;

/**
 * The shift δ of the threshold with the highest posterior: Σ w ln σ(±SLOPE · (margin − δ)) − δ² / 2 PRIOR².
 * Concave in δ, so found by halving; 0 without pairs, few pairs move it little, and it is held within ±0.15.
 */
export function thresholdShift(pairs: readonly Judged[]): number {
  let [low, high] = [-MOST, MOST];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (slopeAt(pairs, middle) > 0) low = middle;
    else high = middle;
  }
  const shift = (low + high) / 2;
  return Math.abs(shift) < 1e-9 ? 0 : shift;
}

function slopeAt(pairs: readonly Judged[], shift: number): number {
  let slope = -shift / PRIOR ** 2;
  for (const { margin, same, weight } of pairs) {
    const probability = sameProbability(margin, shift);
    slope += SLOPE * weight * (probability - (same ? 1 : 0));
  }
  return slope;
}

/** How surely two texts with this margin are about one thing, after a shift of the threshold. */
export function sameProbability(margin: number, shift: number): number {
  return 1 / (1 + Math.exp(-SLOPE * (margin - shift)));
}
