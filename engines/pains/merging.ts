/** Merging on the way: pains whose threads are linked more than chance would have it become one. */
import { communities } from './communities.ts';
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
  readonly resolution: number;
  readonly seed: number;
}

export interface Merge {
  readonly from: number;
  readonly into: number;
}

/** The merges to make, each `from` once; the larger pain lives on, the older among equals. */
export function mergesOf(merging: Merging): Merge[] {
  const { points } = merging;
  const roots = new Map<number, number>();
  const node = (root: number) => {
    let number = roots.get(root);
    if (number === undefined) {
      number = roots.size;
      roots.set(root, number);
    }
    return number;
  };
  const graph = linksOf(merging, node, roots);
  const apart = merging.apart
    .filter(([a, b]) => roots.has(a) && roots.has(b))
    .map(([a, b]) => [roots.get(a)!, roots.get(b)!] as const);
  const group = communities(graph, { resolution: merging.resolution, seed: merging.seed, apart });
  const heads = new Map<number, number>();
  for (const [root, number] of roots) {
    const head = heads.get(group[number]!);
    if (head === undefined || leads(root, head, points)) heads.set(group[number]!, root);
  }
  return [...roots]
    .map(([root, number]) => ({ from: root, into: heads.get(group[number]!)! }))
    .filter(({ from: own, into }) => own !== into && !merging.reserved(own, into));
}

/** The graph of pains; a link between threads weighs the square of their cosine. */
function linksOf(
  merging: Merging,
  node: (root: number) => number,
  roots: ReadonlyMap<number, number>,
): Graph {
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
