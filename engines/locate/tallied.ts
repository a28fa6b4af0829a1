/**
 * Evidence from sums: counts (Poisson) and ratios (binomial), where a single leaf says little. A scope is
 * compared with its outside (Kulldorff's scan statistic), so a change of everything speaks for no scope.
 */
import type { Cuboid } from './cuboids.ts';
import type { Evidence, Gains } from './evidence.ts';
import { binomialGain, poissonGain } from './likelihood.ts';
import { excessSpread } from './spread.ts';

export interface Tallies {
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** Trials of each leaf; left out for counts, which have no ceiling. */
  readonly trials?: Float64Array;
  readonly pseudoCount: number;
}

export interface Sums {
  readonly o: number;
  readonly e: number;
  readonly n: number;
}

/** Nats that letting everything else change too must gain: forecasts are trusted until then. */
const ELSEWHERE_COST = 5;

/** Evidence of counts or of ratios. `calibration` are the cuboids whose elements tell how far forecasts err. */
export function talliedEvidence(tallies: Tallies, calibration: readonly Cuboid[]): Evidence {
  const { actual, expected, trials, pseudoCount } = tallies;
  const claimed = new Uint8Array(actual.length);
  const gainOf = ({ o, e, n }: Sums) =>
    trials ? binomialGain(o, e, n) : poissonGain(o, Math.max(e, pseudoCount));
  const spread = excessSpread(calibration.flatMap((cuboid) => sumsOf(cuboid, tallies, claimed)));
  return {
    claimed,
    actual,
    expected,
    gains(cuboid): Gains {
      const all = total(tallies, claimed);
      const nothing = Math.max(0, gainOf(all) - ELSEWHERE_COST);
      const gain = new Float64Array(cuboid.size);
      const change = new Float64Array(cuboid.size);
      sumsOf(cuboid, tallies, claimed).forEach((own, i) => {
        const rest = { o: all.o - own.o, e: all.e - own.e, n: all.n - own.n };
        const elsewhere = gainOf(rest) - ELSEWHERE_COST;
        const level = elsewhere > 0 && rest.e > 0 ? rest.o / rest.e : 1;
        gain[i] = (gainOf(own) + Math.max(0, elsewhere) - nothing) / (1 + spread * own.e);
        change[i] = changeOf(own.o, level * own.e);
      });
      return { gain, change };
    },
  };
}

function sumsOf(cuboid: Cuboid, { actual, expected, trials }: Tallies, claimed: Uint8Array): Sums[] {
  const o = new Float64Array(cuboid.size);
  const e = new Float64Array(cuboid.size);
  const n = new Float64Array(cuboid.size);
  const { of } = cuboid;
  for (let leaf = 0; leaf < of.length; leaf++) {
    const element = of[leaf]!;
    if (element < 0 || claimed[leaf]) continue;
    o[element]! += actual[leaf]!;
    e[element]! += expected[leaf]!;
    if (trials) n[element]! += trials[leaf]!;
  }
  return Array.from(o, (sum, i) => ({ o: sum, e: e[i]!, n: n[i]! }));
}

function total({ actual, expected, trials }: Tallies, claimed: Uint8Array): Sums {
  let [o, e, n] = [0, 0, 0];
  for (let leaf = 0; leaf < actual.length; leaf++) {
    if (claimed[leaf]) continue;
    o += actual[leaf]!;
    e += expected[leaf]!;
    n += trials?.[leaf] ?? 0;
  }
  return { o, e, n };
}

function changeOf(o: number, e: number): number {
  return o + e > 0 ? (2 * (o - e)) / (o + e) : 0;
}
