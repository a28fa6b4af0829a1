/**
 * Evidence from deviations, for measures with a forecast for each leaf. Under one cause all leaves change by
 * one factor (the ripple effect), so each leaf votes: does it sit at its scope's common change, or at none?
 */
import type { Cuboid } from './cuboids.ts';
import type { Evidence, Gains } from './evidence.ts';

/** A single leaf's vote is bounded, so that one wild leaf cannot speak for a scope. */
const CAP = 6;
const LEAST_SIGMA = 0.02;

/** Evidence of any additive measure; d = 2 (actual − expected) ÷ (actual + expected). */
export function valuedEvidence(actual: Float64Array, expected: Float64Array): Evidence {
  const d = Float64Array.from(actual, (v, i) => {
    const sum = Math.abs(v) + Math.abs(expected[i]!);
    return sum > 0 ? (2 * (v - expected[i]!)) / sum : 0;
  });
  const claimed = new Uint8Array(actual.length);
  const sigma = Math.max(LEAST_SIGMA, spreadOf(d));
  const cost = (x: number) => Math.min((x * x) / (2 * sigma * sigma), CAP);
  const still = d.map(cost);
  const gains = (cuboid: Cuboid): Gains => {
    const change = commonChange(cuboid, actual, expected, claimed);
    const gain = new Float64Array(cuboid.size);
    for (let leaf = 0; leaf < d.length; leaf++) {
      const element = cuboid.of[leaf]!;
      if (element < 0 || claimed[leaf]) continue;
      gain[element]! += still[leaf]! - cost(d[leaf]! - change[element]!);
    }
    return { gain, change };
  };
  const whole = (): Cuboid => ({
    attributes: [],
    of: new Int32Array(d.length),
    size: 1,
    example: new Int32Array(1),
    leaves: Int32Array.of(d.length),
  });
  return {
    claimed,
    actual,
    expected,
    gains,
    everywhere() {
      const { gain, change } = gains(whole());
      return { gain: gain[0]!, change: change[0]! };
    },
  };
}

function commonChange(cuboid: Cuboid, actual: Float64Array, expected: Float64Array, claimed: Uint8Array) {
  const v = new Float64Array(cuboid.size);
  const f = new Float64Array(cuboid.size);
  for (let leaf = 0; leaf < actual.length; leaf++) {
    const element = cuboid.of[leaf]!;
    if (element < 0 || claimed[leaf]) continue;
    v[element]! += actual[leaf]!;
    f[element]! += expected[leaf]!;
  }
  return v.map((sum, i) => {
    const both = Math.abs(sum) + Math.abs(f[i]!);
    return both > 0 ? (2 * (sum - f[i]!)) / both : 0;
  });
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
