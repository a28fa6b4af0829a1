/** Consolidation: all live threads of one nature are grouped anew, and the old identities carried on. */
import { adjustedCommunities, bestCommunities, degreesOf, masses, modularity } from './communities.ts';
import { collapse, type Graph } from './graph.ts';
import { linked, linkedByBoth, type Second, shortness } from './links.ts';
import { type Matched, matchIdentities, overlaps } from './match.ts';
import { Postings } from './postings.ts';
import { sampled } from './sample.ts';
import type { Thread } from './thread.ts';

export interface Consolidation {
  readonly threads: readonly Thread[];
  readonly rootOf: (thread: Thread) => number;
  /** Pains that stay whole. */
  readonly kept: ReadonlySet<number>;
  readonly apart: readonly (readonly [number, number])[];
  /** Whether settled pains are only adjusted; else they may be rearranged from the ground. */
  readonly adjust: boolean;
  /** Threads that are compared in full, at most; the others follow those they were found near to. */
  readonly core: number;
  readonly neighbours: number;
  /** What each thread is about, where that is known. */
  readonly subjects: Int32Array | null;
  /** The second signal, while it is switched on. */
  readonly second: Second | null;
  readonly resolution: number;
  readonly seed: number;
}

export interface Regrouped {
  /** Group of each thread. */
  readonly group: Int32Array;
  readonly matched: Matched;
}

/** A new grouping must be better by this much modularity before settled pains are rearranged from the ground. */
const WORTH_IT = 0.03;
/** A thread of a settled pain moves only when this share of its links says so. */
const INERTIA = 0.25;
const STARTS = 4;

/** Pure: says which group each thread belongs to, and which old pain each group carries on. */
export function regroup(consolidation: Consolidation): Regrouped {
  const { threads, rootOf } = consolidation;
  const roots = threads.map(rootOf);
  const core = coreOf(roots, consolidation.core);
  const group = new Int32Array(threads.length).fill(-1);
  const found = groupsOfCore(consolidation, core, roots);
  core.forEach((index, i) => {
    group[index] = found[i]!;
  });
  if (core.length < threads.length) attach(consolidation, { core, roots, group });
  const pairs = threads.map((thread, i) => ({ old: roots[i]!, group: group[i]!, weight: thread.size }));
  return { group, matched: matchIdentities(overlaps(pairs)) };
}

/** Pains of so many threads are compared whole: young ones must not be lost in a sample. */
const SMALL = { least: 3, most: 12 } as const;

/** The threads that are compared in full: those of small pains, and an even sample of the others. */
function coreOf(roots: readonly number[], most: number): number[] {
  const all = roots.map((_, i) => i);
  if (all.length <= most) return all;
  const counts = new Map<number, number>();
  for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  const isSmall = (i: number) => {
    const count = counts.get(roots[i]!)!;
    return count >= SMALL.least && count <= SMALL.most;
  };
  const small = all.filter(isSmall).slice(-Math.floor(most / 2));
  const taken = new Set(small);
  const others = sampled(
    all.filter((i) => !taken.has(i)),
    most - small.length,
  );
  return [...small, ...others].sort((a, b) => a - b);
}

function groupsOfCore(
  consolidation: Consolidation,
  core: readonly number[],
  allRoots: readonly number[],
): Int32Array {
  const threads = core.map((i) => consolidation.threads[i]!);
  const roots = core.map((i) => allRoots[i]!);
  const subjects = consolidation.subjects && Int32Array.from(core, (i) => consolidation.subjects![i]!);
  const unit = unitsOf(roots, consolidation.kept);
  const linking = { limit: consolidation.neighbours, subjects };
  const { second } = consolidation;
  const whole = second ? linkedByBoth(threads, linking, second) : linked(threads, linking);
  const graph = collapse(whole, unit.of, unit.count);
  const apart = consolidation.apart
    .filter(([a, b]) => unit.ofKept.has(a) && unit.ofKept.has(b))
    .map(([a, b]) => [unit.ofKept.get(a)!, unit.ofKept.get(b)!] as const);
  const mass = masses(graph, kindsOf(threads, unit));
  const options = { resolution: consolidation.resolution, seed: consolidation.seed, apart, mass };
  const steady = () =>
    adjustedCommunities(graph, {
      ...options,
      initial: initialOf(unit, roots),
      hold: holdOf(graph, threads, unit),
    });
  const fresh = () => bestCommunities(graph, { ...options, starts: STARTS });
  const value = (found: Int32Array) => modularity(graph, found, options);
  const settled = threads.some((thread) => thread.settled);
  let found = settled ? steady() : fresh();
  if (settled && !consolidation.adjust) {
    const other = fresh();
    if (value(other) - value(found) >= WORTH_IT) found = other;
  }
  return unit.of.map((own) => found[own]!);
}

interface Attaching {
  readonly core: readonly number[];
  readonly roots: readonly number[];
  /** Filled in where it is −1. */
  readonly group: Int32Array;
}

/** Gives the rest the group of the core threads most like them; those like none stay with their own pain. */
function attach(consolidation: Consolidation, { core, roots, group }: Attaching): void {
  const { threads, kept, subjects } = consolidation;
  const postings = new Postings();
  for (const i of core) postings.add(threads[i]!);
  const ofRoot = new Map<number, number>();
  for (const i of core) if (kept.has(roots[i]!)) ofRoot.set(roots[i]!, group[i]!);
  let next = group.reduce((most, own) => Math.max(most, own), -1) + 1;
  for (let i = 0; i < threads.length; i++) {
    if (group[i]! >= 0) continue;
    const votes = new Map<number, number>();
    for (const { slot, likeness } of kept.has(roots[i]!) ? [] : postings.search(threads[i]!, VOTERS)) {
      const other = core[slot]!;
      const trust =
        !subjects || subjects[i] === subjects[other] ? 1 : shortness(threads[i]!, threads[other]!);
      votes.set(group[other]!, (votes.get(group[other]!) ?? 0) + trust * likeness ** 3);
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best && best[1] > 0) group[i] = best[0];
    else {
      if (!ofRoot.has(roots[i]!)) ofRoot.set(roots[i]!, next++);
      group[i] = ofRoot.get(roots[i]!)!;
    }
  }
}

const VOTERS = 12;

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

/** Whether a unit is in a script without spaces. */
function kindsOf(threads: readonly Thread[], unit: Units): Uint8Array {
  const kinds = new Uint8Array(unit.count);
  threads.forEach(({ wide }, i) => {
    kinds[unit.of[i]!] = wide ? 1 : 0;
  });
  return kinds;
}

/** What holds each unit where it is: a share of its links for each settled thread, nothing for what came today. */
function holdOf(graph: Graph, threads: readonly Thread[], unit: Units): Float64Array {
  const settled = new Float64Array(unit.count);
  const count = new Float64Array(unit.count);
  threads.forEach((thread, i) => {
    count[unit.of[i]!]!++;
    if (thread.settled) settled[unit.of[i]!]!++;
  });
  const { degrees } = degreesOf(graph);
  return settled.map((own, node) => INERTIA * degrees[node]! * (own / count[node]!));
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
