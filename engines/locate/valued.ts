/**
 * Evidence from deviations, for measures with a forecast for each leaf. Under one cause all leaves change by
 * one factor (the ripple effect), so each leaf votes: does it sit at its scope's common change, or at none?
 */
import type { Cuboid } from './cuboids.ts';
import { type Evidence, type Gains, markScope } from './evidence.ts';

/** A single leaf's vote is bounded, so that one wild leaf cannot speak for a scope. */
const CAP = 30;
const LEAST_SIGMA = 0.02;
/** Leaves of one cause differ by this share of their common change (rounding, uneven effects). */
const UNEVEN = 0.2;
/** Thin leaves vote less: by size ÷ (size + this quantile of all sizes). */
const THIN = 0.1;
/** The forecast is taken as right in the middle if this share of leaves stays within three deviations of it. */
const STILL_SHARE = 0.2;

/** Evidence of any additive measure, by d = 2 (actual − expected) ÷ (|actual| + |expected|). */
export function valuedEvidence(actual: Float64Array, expected: Float64Array): Evidence {
  const claimed = new Uint8Array(actual.length);
  const d = actual.map((v, i) => changeOf(v, expected[i]!));
  const sigma = Math.max(LEAST_SIGMA, spreadOf(d));
  const middle = middleOf(d, sigma);
  const weight = weightsOf(actual, expected);
  const still = d.map((x) => costOf(x - middle, sigma));
  const gains = (cuboid: Cuboid): Gains => {
    const change = commonChange(cuboid, { actual, expected, claimed });
    const gain = new Float64Array(cuboid.size);
    for (let leaf = 0; leaf < d.length; leaf++) {
      const element = cuboid.of[leaf]!;
      if (element < 0 || claimed[leaf]) continue;
      const common = change[element]!;
      const width = Math.max(sigma, UNEVEN * Math.abs(common - middle));
      gain[element]! += weight[leaf]! * (still[leaf]! - costOf(d[leaf]! - common, width));
    }
    return { gain, change: middle === 0 ? change : change.map((x) => x - middle) };
  };
  return { claimed, actual, expected, gains, claim: (place) => markScope(place, claimed) };
}

const costOf = (x: number, sigma: number) => Math.min((x * x) / (2 * sigma * sigma), CAP);

function changeOf(v: number, f: number): number {
  const both = Math.abs(v) + Math.abs(f);
  return both > 0 ? (2 * (v - f)) / both : 0;
}

/** The change of a scope's sums: thick leaves say it best. */
function commonChange(
  cuboid: Cuboid,
  { actual, expected, claimed }: Pick<Evidence, 'actual' | 'expected' | 'claimed'>,
): Float64Array {
  const v = new Float64Array(cuboid.size);
  const f = new Float64Array(cuboid.size);
  for (let leaf = 0; leaf < actual.length; leaf++) {
    const element = cuboid.of[leaf]!;
    if (element < 0 || claimed[leaf]) continue;
    v[element]! += actual[leaf]!;
    f[element]! += expected[leaf]!;
  }
  return v.map((sum, i) => changeOf(sum, f[i]!));
}

function weightsOf(actual: Float64Array, expected: Float64Array): Float64Array {
  const size = actual.map((v, i) => Math.max(Math.abs(v), Math.abs(expected[i]!)));
  const thin = size.slice().sort()[Math.floor(size.length * THIN)] ?? 0;
  return size.map((x) => (x > 0 ? x / (x + thin) : 0));
}

/** Where most leaves sit: 0 if enough of them kept to the forecast, else the median (everything moved). */
function middleOf(d: Float64Array, sigma: number): number {
  const kept = d.reduce((count, x) => count + (Math.abs(x) < 3 * sigma ? 1 : 0), 0);
  return kept >= STILL_SHARE * d.length ? 0 : median(d);
}

/** Robust standard deviation about the median: 1.4826 MAD. */
function spreadOf(d: Float64Array): number {
  const middle = median(d);
  return 1.4826 * median(d.map((x) => Math.abs(x - middle)));
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1] ?? 0;
}
