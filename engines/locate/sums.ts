/** Actual, expected and trials, summed over scopes. */
import type { Cuboid, Place } from './cuboids.ts';

export interface Tallies {
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** Trials of each leaf; left out for counts, which have no ceiling. */
  readonly trials?: Float64Array;
  readonly pseudoCount: number;
}

export interface Sums {
  /** Observed. */
  readonly o: number;
  readonly e: number;
  /** Trials; 0 for counts. */
  readonly n: number;
}

/** Sums of each element of a cuboid over the leaves that no cause claims. */
export function sumsOf(cuboid: Cuboid, { actual, expected, trials }: Tallies, claimed: Uint8Array): Sums[] {
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

/** Sums of the leaves that a test lets in. */
export function sumOf({ actual, expected, trials }: Tallies, include: (leaf: number) => boolean): Sums {
  let o = 0;
  let e = 0;
  let n = 0;
  for (let leaf = 0; leaf < actual.length; leaf++) {
    if (!include(leaf)) continue;
    o += actual[leaf]!;
    e += expected[leaf]!;
    n += trials?.[leaf] ?? 0;
  }
  return { o, e, n };
}

export const less = (all: Sums, part: Sums): Sums => ({
  o: all.o - part.o,
  e: all.e - part.e,
  n: all.n - part.n,
});

export const isIn = ({ cuboid, element }: Place, leaf: number): boolean => cuboid.of[leaf] === element;
