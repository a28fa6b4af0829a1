/**
 * Evidence from deviations, for measures with a forecast for each leaf. Under one cause all leaves change by
 * one factor (the ripple effect), so each leaf votes: does it sit at its scope's common change, or at none?
 */
import { changeOf, surelyChanged } from './change.ts';
import type { Cuboid } from './cuboids.ts';
import { type Evidence, markScope } from './evidence.ts';
import { surprise, surpriseTable } from './surprise.ts';

const LEAST_SIGMA = 0.02;
/** Leaves of one cause differ by this share of their common change (rounding, uneven effects). */
const UNEVEN = 0.2;
/** Thin leaves vote less: by size ÷ (size + this quantile of all sizes). */
const THIN = 0.1;
/** The forecast is taken as right in the middle if this share of leaves stays within three deviations of it. */
const STILL_SHARE = 0.2;
/** Leaves are sorted by size into so many classes, each with a noise of its own. */
const CLASSES = 8;
const LEAST_CLASS = 200;

/** Evidence of any additive measure, by d = 2 (actual − expected) ÷ (|actual| + |expected|). */
export function valuedEvidence(actual: Float64Array, expected: Float64Array): Evidence {
  const claimed = new Uint8Array(actual.length);
  const d = actual.map((v, i) => changeOf(v, expected[i]!));
  const size = actual.map((v, i) => Math.max(Math.abs(v), Math.abs(expected[i]!)));
  const sigma = noiseBySize(d, size);
  const weight = weightsOf(size);
  let { middle, table, still } = calmOf(d, sigma, claimed);
  return {
    claimed,
    actual,
    expected,
    gains(cuboid) {
      const change = commonChange(cuboid, { actual, expected, claimed });
      const gain = new Float64Array(cuboid.size);
      const uneven = change.map((common) => UNEVEN * Math.abs(common - middle));
      const { of } = cuboid;
      for (let leaf = 0; leaf < of.length; leaf++) {
        const element = of[leaf]!;
        if (element < 0 || claimed[leaf] === 1) continue;
        const width = Math.max(sigma[leaf]!, uneven[element]!);
        const misfit = surprise(table, (d[leaf]! - change[element]!) / width);
        gain[element]! += weight[leaf]! * (still[leaf]! - misfit);
      }
      return { gain, change: change.map((x) => surelyChanged(x, x - middle)) };
    },
    claim(place) {
      const taken = markScope(place, claimed);
      ({ middle, table, still } = calmOf(d, sigma, claimed));
      return taken;
    },
  };
}

/** What is usual among the leaves that no cause claims, and how surprising each leaf is if it takes no part. */
function calmOf(d: Float64Array, sigma: Float64Array, claimed: Uint8Array) {
  const middle = middleOf(d.filter((_, leaf) => !claimed[leaf]));
  const z = d.map((x, i) => (x - middle) / sigma[i]!);
  const table = surpriseTable(z.filter((_, leaf) => !claimed[leaf]));
  return { middle, table, still: z.map((x) => surprise(table, x)) };
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

function weightsOf(size: Float64Array): Float64Array {
  const thin = size.slice().sort()[Math.floor(size.length * THIN)] ?? 0;
  return size.map((x) => (x > 0 ? x / (x + thin) : 0));
}

/** Where most leaves sit: near the forecast if enough of them kept to it, else the median (everything moved). */
function middleOf(d: Float64Array): number {
  const reach = 3 * Math.max(LEAST_SIGMA, spreadOf(d));
  const kept = d.filter((x) => Math.abs(x) <= reach);
  return median(kept.length >= STILL_SHARE * d.length ? kept : d);
}

/** Noise of each leaf: that of the leaves about its size, as thin ones are forecast worse. */
function noiseBySize(d: Float64Array, size: Float64Array): Float64Array {
  const order = Array.from(size.keys()).sort((a, b) => size[a]! - size[b]! || d[a]! - d[b]!);
  const classes = Math.max(1, Math.min(CLASSES, Math.floor(d.length / LEAST_CLASS)));
  const sigma = new Float64Array(d.length);
  for (let c = 0; c < classes; c++) {
    const own = order.slice(Math.floor((c * d.length) / classes), Math.floor(((c + 1) * d.length) / classes));
    const noise = Math.max(LEAST_SIGMA, spreadOf(Float64Array.from(own, (i) => d[i]!)));
    for (const i of own) sigma[i] = noise;
  }
  return sigma;
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
