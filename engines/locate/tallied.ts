/** Evidence from sums: counts (Poisson) and ratios (binomial), where a single leaf says little. */
import type { Cuboid } from './cuboids.ts';
import type { Evidence, Gains } from './evidence.ts';

interface Tallies {
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** Trials of each leaf; left out for counts, which have no ceiling. */
  readonly trials?: Float64Array;
  readonly pseudoCount: number;
}

/** Evidence of counts or of ratios: G of the sums of each scope. */
export function talliedEvidence(tallies: Tallies): Evidence {
  const { actual, expected, trials, pseudoCount } = tallies;
  const claimed = new Uint8Array(actual.length);
  const gainOf = (o: number, e: number, n: number) =>
    trials ? binomialGain(o, e, n) : poissonGain(o, Math.max(e, pseudoCount));
  return {
    claimed,
    actual,
    expected,
    gains: (cuboid) => gainsOf(cuboid, tallies, { claimed, gainOf }),
    everywhere() {
      let [o, e, n] = [0, 0, 0];
      for (let leaf = 0; leaf < actual.length; leaf++) {
        if (claimed[leaf]) continue;
        o += actual[leaf]!;
        e += expected[leaf]!;
        n += trials?.[leaf] ?? 0;
      }
      return { gain: gainOf(o, e, n), change: changeOf(o, e) };
    },
  };
}

function gainsOf(
  cuboid: Cuboid,
  { actual, expected, trials }: Tallies,
  { claimed, gainOf }: { claimed: Uint8Array; gainOf: (o: number, e: number, n: number) => number },
): Gains {
  const o = new Float64Array(cuboid.size);
  const e = new Float64Array(cuboid.size);
  const n = new Float64Array(trials ? cuboid.size : 0);
  const { of } = cuboid;
  for (let leaf = 0; leaf < of.length; leaf++) {
    const element = of[leaf]!;
    if (element < 0 || claimed[leaf]) continue;
    o[element]! += actual[leaf]!;
    e[element]! += expected[leaf]!;
    if (trials) n[element]! += trials[leaf]!;
  }
  const gain = new Float64Array(cuboid.size);
  const change = new Float64Array(cuboid.size);
  for (let i = 0; i < cuboid.size; i++) {
    gain[i] = gainOf(o[i]!, e[i]!, n[i] ?? 0);
    change[i] = changeOf(o[i]!, e[i]!);
  }
  return { gain, change };
}

/** Poisson log-likelihood ratio O ln(O/E) + E − O. */
export function poissonGain(o: number, e: number): number {
  return (o > 0 ? o * Math.log(o / e) : 0) + e - o;
}

/** Binomial log-likelihood ratio of o of n against the expected ratio e/n. */
export function binomialGain(o: number, e: number, n: number): number {
  if (n <= 0) return 0;
  const p = Math.min(Math.max(e / n, 1e-6), 1 - 1e-6);
  const q = o / n;
  return (q > 0 ? o * Math.log(q / p) : 0) + (q < 1 ? (n - o) * Math.log((1 - q) / (1 - p)) : 0);
}

function changeOf(o: number, e: number): number {
  return o + e > 0 ? (2 * (o - e)) / (o + e) : 0;
}
