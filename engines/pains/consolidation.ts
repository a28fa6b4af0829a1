/** Consolidation: all live threads of one nature are grouped anew, and the old identities carried on. */
import { communities, modularity } from './communities.ts';
import { collapse, type Graph, graphOf } from './graph.ts';
import { type Matched, matchIdentities, overlaps } from './match.ts';
import { neighbours } from './neighbours.ts';
import type { Thread } from './thread.ts';

export interface Consolidation {
  readonly threads: readonly Thread[];
  readonly rootOf: (thread: Thread) => number;
  /** Pains that stay whole. */
  readonly kept: ReadonlySet<number>;
  readonly apart: readonly (readonly [number, number])[];
  /** Whether any pain has been through a consolidation. */
  readonly settled: boolean;
  readonly neighbours: number;
  readonly resolution: number;
  readonly seed: number;
}

export interface Regrouped {
  /** Group of each thread. */
  readonly group: Int32Array;
  readonly matched: Matched;
}

/** A new grouping must be better by this much modularity before settled pains are rearranged from the ground. */
const WORTH_IT = 0.02;

/** Pure: says which group each thread belongs to, and which old pain each group carries on. */
export function regroup(consolidation: Consolidation): Regrouped {
  const { threads, rootOf, kept } = consolidation;
  const roots = threads.map(rootOf);
  const unit = unitsOf(roots, kept);
  const whole = linked(threads, consolidation.neighbours);
  const graph = collapse(whole, unit.of, unit.count);
  const apart = consolidation.apart
    .filter(([a, b]) => unit.ofKept.has(a) && unit.ofKept.has(b))
    .map(([a, b]) => [unit.ofKept.get(a)!, unit.ofKept.get(b)!] as const);
  const options = { resolution: consolidation.resolution, seed: consolidation.seed, apart };
  let found = communities(graph, options);
  if (consolidation.settled) {
    const initial = initialOf(unit, roots);
    const steady = communities(graph, { ...options, initial });
    const gain = modularity(graph, found, options.resolution) - modularity(graph, steady, options.resolution);
    if (gain < WORTH_IT) found = steady;
  }
  const group = unit.of.map((own) => found[own]!);
  const pairs = threads.map((thread, i) => ({ old: roots[i]!, group: group[i]!, weight: thread.size }));
  return { group, matched: matchIdentities(overlaps(pairs)) };
}

interface Units {
  /** Unit of each thread. */
  readonly of: Int32Array;
  readonly count: number;
  readonly ofKept: ReadonlyMap<number, number>;
}

/** Threads of a kept pain are one unit; every other thread is a unit of its own. */
function unitsOf(roots: readonly number[], kept: ReadonlySet<number>): Units {
  const ofKept = new Map<number, number>();
  let count = 0;
  const of = Int32Array.from(roots, (root) => {
    if (!kept.has(root)) return count++;
    const known = ofKept.get(root);
    if (known !== undefined) return known;
    ofKept.set(root, count);
    return count++;
  });
  return { of, count, ofKept };
}

/** The present pains as communities of units, each numbered by one of its units. */
function initialOf(unit: Units, roots: readonly number[]): Int32Array {
  const first = new Map<number, number>();
  const initial = new Int32Array(unit.count);
  roots.forEach((root, i) => {
    if (!first.has(root)) first.set(root, unit.of[i]!);
    initial[unit.of[i]!] = first.get(root)!;
  });
  return initial;
}

/** Each thread linked to its most alike ones; a link weighs the square of their cosine. */
export function linked(threads: readonly Thread[], limit: number): Graph {
  const { to, likeness } = neighbours(threads, limit);
  const from: number[] = [];
  const ends: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < to.length; i++) {
    if (to[i]! < 0) continue;
    from.push(Math.floor(i / limit));
    ends.push(to[i]!);
    weight.push(likeness[i]! ** 2);
  }
  return graphOf(threads.length, { from, to: ends, weight });
}
