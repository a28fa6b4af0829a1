/** Merging on the way: a pain that is linked to another more than to itself and all others becomes part of it. */
import { type Graph, graphOf } from './graph.ts';
import type { Thread } from './thread.ts';

export interface Merging {
  readonly threads: Iterable<Thread>;
  readonly rootOf: (thread: Thread) => number;
  readonly points: (root: number) => number;
  /** Pairs that must not become one. */
  readonly apart: readonly (readonly [number, number])[];
  /** Whether only a person may merge the two. */
  readonly reserved: (from: number, into: number) => boolean;
}

export interface Merge {
  readonly from: number;
  readonly into: number;
  /** Share of the merged pain's links that lead to the other, above one half. */
  readonly likeness: number;
}

/** Share of a pain's links, its inner ones included, that must lead to one other pain. */
const MOST = 0.5;

/** The merges to make in their order, each `from` once, none of them into one that was merged before. */
export function mergesOf(merging: Merging): Merge[] {
  const numbers = new Map<number, number>();
  const graph = linksOf(merging, numbers);
  const roots = [...numbers.keys()];
  const { points } = merging;
  const order = roots
    .map((_, i) => i)
    .sort((a, b) => points(roots[a]!) - points(roots[b]!) || roots[b]! - roots[a]!);
  const merges: Merge[] = [];
  const gone = new Set<number>();
  const changed = new Set<number>();
  for (const own of order) {
    if (changed.has(own)) continue;
    const { other, share } = strongest(graph, own);
    if (share <= MOST || gone.has(other)) continue;
    const [from, into] = [roots[own]!, roots[other]!];
    // The smaller comes first in the order, so that the larger lives on.
    if (!leads(into, from, points) || isApart(merging.apart, from, into) || merging.reserved(from, into))
      continue;
    merges.push({ from, into, likeness: share });
    gone.add(own);
    changed.add(other);
  }
  return merges;
}

function strongest(graph: Graph, own: number): { other: number; share: number } {
  let total = graph.inner[own]!;
  let other = -1;
  let most = 0;
  for (let e = graph.start[own]!; e < graph.start[own + 1]!; e++) {
    total += graph.weight[e]!;
    if (graph.weight[e]! > most) {
      most = graph.weight[e]!;
      other = graph.to[e]!;
    }
  }
  return { other, share: total > 0 ? most / total : 0 };
}

function isApart(apart: Merging['apart'], a: number, b: number): boolean {
  return apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

/** The graph of pains; a link between threads weighs the square of their cosine. */
function linksOf(merging: Merging, roots: Map<number, number>): Graph {
  const node = (root: number) => {
    const number = roots.get(root) ?? roots.size;
    roots.set(root, number);
    return number;
  };
  const numbers = new Map<number, number>();
  const threads = [...merging.threads];
  let links = 0;
  for (const thread of threads) {
    numbers.set(thread.id, node(merging.rootOf(thread)));
    links += thread.near.length;
  }
  const from = new Int32Array(links);
  const to = new Int32Array(links);
  const weight = new Float64Array(links);
  let count = 0;
  for (const thread of threads) {
    const own = numbers.get(thread.id)!;
    for (let i = 0; i < thread.near.length; i++) {
      const other = numbers.get(thread.near[i]!);
      if (other === undefined) continue;
      from[count] = own;
      to[count] = other;
      weight[count++] = thread.likeness[i]! ** 2;
    }
  }
  const cut = { from: from.subarray(0, count), to: to.subarray(0, count), weight: weight.subarray(0, count) };
  return graphOf(roots.size, cut);
}

function leads(a: number, b: number, points: (root: number) => number): boolean {
  const [x, y] = [points(a), points(b)];
  return x > y || (x === y && a < b);
}
