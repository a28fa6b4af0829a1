/**
 * Communities of a graph by modularity with a resolution (Reichardt and Bornholdt 2006), found by local moving
 * and collapsing (Blondel et al. 2008). Deterministic for a seed; pairs of nodes can be kept apart.
 */
import { collapse, type Graph } from './graph.ts';

export interface CommunityOptions {
  /** Higher gives more and smaller communities. */
  readonly resolution: number;
  readonly seed: number;
  /** Whether two nodes must never share a community; left out where nothing is forbidden. */
  readonly apart?: readonly (readonly [number, number])[];
  /** What a move of each node must win beside staying, in link weight (default 0): keeps what is settled from wavering. */
  readonly hold?: Float64Array;
  /** Communities to start from; each node alone by default. */
  readonly initial?: Int32Array;
  /** What each node counts for in what chance would link; the weight of its links by default. See `masses`. */
  readonly mass?: Float64Array;
  /** A group of each node that no community may reach beyond. */
  readonly within?: Int32Array;
  /** Whether a node may leave its community to be alone. */
  readonly alone?: boolean;
}

const SWEEPS = 30;
const LEVELS = 20;
const STILL_MOVING = 0.001;

/** The best of several starts by modularity: less at the mercy of one order of the nodes. */
export function bestCommunities(
  graph: Graph,
  options: CommunityOptions & { readonly starts: number },
): Int32Array {
  let best: { found: Int32Array; value: number } = {
    found: new Int32Array(0),
    value: Number.NEGATIVE_INFINITY,
  };
  for (let start = 0; start < options.starts; start++) {
    const found = communities(graph, { ...options, seed: options.seed + start * 104_729 });
    const value = modularity(graph, found, options);
    if (value > best.value + 1e-12) best = { found, value };
  }
  return best.found;
}

/** The community of each node, numbered from 0 in the order of their first nodes. */
export function communities(graph: Graph, options: CommunityOptions): Int32Array {
  let level = graph;
  let apart = options.apart ?? [];
  let { hold, within, mass } = options;
  let found = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  for (let depth = 0; depth < LEVELS; depth++) {
    const initial = depth === 0 ? options.initial : undefined;
    const moved = sweep(level, {
      ...options,
      apart,
      hold,
      within,
      mass,
      seed: options.seed + depth * 7919,
      initial,
    });
    const { group, groups } = numbered(moved);
    found = found.map((own) => group[own]!);
    if (groups === level.nodes) break;
    level = collapse(level, group, groups);
    hold = hold && summed(hold, group, groups);
    mass = mass && summed(mass, group, groups);
    within = within && carried(within, group, groups);
    apart = apart.map(([a, b]) => [group[a]!, group[b]!] as const);
  }
  return numbered(found).group;
}

/**
 * Communities after a change, from those before: nodes move first, then whole parts of communities, which may also
 * leave and stand alone, then whole communities. Each must win more than what holds it.
 */
export function adjustedCommunities(
  graph: Graph,
  options: CommunityOptions & { readonly initial: Int32Array; readonly hold: Float64Array },
): Int32Array {
  const { apart = [], hold, mass, resolution, seed } = options;
  const moved = numbered(sweep(graph, { ...options, alone: true })).group;
  const parts = communities(graph, { resolution, seed: seed + 1, apart, mass, within: moved });
  const count = parts.reduce((most, part) => Math.max(most, part), -1) + 1;
  const found = communities(collapse(graph, parts, count), {
    resolution,
    seed: seed + 2,
    apart: apart.map(([a, b]) => [parts[a]!, parts[b]!] as const),
    initial: numbered(carried(moved, parts, count)).group,
    hold: summed(hold, parts, count),
    mass: mass && summed(mass, parts, count),
    alone: true,
  });
  return numbered(parts.map((part) => found[part]!)).group;
}

/** A value that all members of a group share, by group. */
function carried(values: Int32Array, group: Int32Array, groups: number): Int32Array {
  const of = new Int32Array(groups);
  for (let node = 0; node < values.length; node++) of[group[node]!] = values[node]!;
  return of;
}

/** What holds a group, or what it counts for, is the sum over its members. */
function summed(values: Float64Array, group: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let node = 0; node < values.length; node++) sums[group[node]!]! += values[node]!;
  return sums;
}

/**
 * Masses by which each kind of node is measured against its own kind: chance links two nodes of a kind by
 * d₁ d₂ / the kind's links, instead of all links. Else a small kind (a language that few speak) would be one community,
 * since to the whole it is hardly more than a node (Fortunato and Barthélemy 2007).
 */
export function masses(graph: Graph, kind: ArrayLike<number>): Float64Array {
  const { degrees, total } = degreesOf(graph);
  const totals = new Map<number, number>();
  degrees.forEach((degree, node) => {
    totals.set(kind[node]!, (totals.get(kind[node]!) ?? 0) + degree);
  });
  return degrees.map((degree, node) => degree * Math.sqrt(total / (totals.get(kind[node]!) || total)));
}

/** Modularity of a partition at a resolution: Σ_c (inner_c / 2m − γ (mass_c / 2m)²). */
export function modularity(
  graph: Graph,
  group: Int32Array,
  { resolution, mass }: Pick<CommunityOptions, 'resolution' | 'mass'>,
): number {
  const { degrees, total } = degreesOf(graph);
  const masses = mass ?? degrees;
  const sums = new Float64Array(graph.nodes);
  let inner = 0;
  for (let node = 0; node < graph.nodes; node++) {
    sums[group[node]!]! += masses[node]!;
    inner += graph.inner[node]!;
    for (let e = graph.start[node]!; e < graph.start[node + 1]!; e++) {
      if (group[graph.to[e]!] === group[node]) inner += graph.weight[e]!;
    }
  }
  let expected = 0;
  for (const sum of sums) expected += (sum / total) ** 2;
  return total === 0 ? 0 : inner / total - resolution * expected;
}

/** Weight of the links of each node, and of all. */
export function degreesOf(graph: Graph): { degrees: Float64Array; total: number } {
  const degrees = graph.inner.slice();
  let total = 0;
  for (let node = 0; node < graph.nodes; node++) {
    for (let e = graph.start[node]!; e < graph.start[node + 1]!; e++) degrees[node]! += graph.weight[e]!;
    total += degrees[node]!;
  }
  return { degrees, total };
}

/** Moves single nodes to the neighbouring community that gains most until hardly any moves. */
function sweep(graph: Graph, options: CommunityOptions): Int32Array {
  const { nodes, start, to, weight } = graph;
  const { degrees, total } = degreesOf(graph);
  const mass = options.mass ?? degrees;
  const group = options.initial?.slice() ?? Int32Array.from({ length: nodes }, (_, node) => node);
  const sums = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) sums[group[node]!]! += mass[node]!;
  const forbidden = forbiddance(options.apart ?? [], group);
  const links = new Float64Array(nodes);
  const seen = new Int32Array(nodes);
  const order = shuffled(nodes, options.seed);
  const { hold, within, alone } = options;
  const members = new Int32Array(nodes);
  for (const own of group) members[own]!++;
  const vacant = alone ? Array.from(members.keys()).filter((label) => members[label] === 0) : [];
  const price = total > 0 ? options.resolution / total : 0;
  for (let round = 0; round < SWEEPS; round++) {
    let moves = 0;
    for (const node of order) {
      const own = group[node]!;
      let count = 0;
      for (let e = start[node]!; e < start[node + 1]!; e++) {
        if (within && within[to[e]!] !== within[node]) continue;
        const other = group[to[e]!]!;
        if (links[other] === 0) seen[count++] = other;
        links[other]! += weight[e]!;
      }
      sums[own]! -= mass[node]!;
      let best = own;
      let gain = links[own]! - price * mass[node]! * sums[own]! + (hold ? hold[node]! : 0);
      for (let i = 0; i < count; i++) {
        const other = seen[i]!;
        const more = links[other]! - price * mass[node]! * sums[other]!;
        if (more > gain + 1e-12 && !forbidden?.(node, other)) {
          gain = more;
          best = other;
        }
        links[other] = 0;
      }
      links[own] = 0;
      if (alone && gain < -1e-12 && members[own]! > 1) best = vacant.pop()!;
      sums[best]! += mass[node]!;
      if (best !== own) {
        group[node] = best;
        members[best]!++;
        if (--members[own]! === 0 && alone) vacant.push(own);
        moves++;
      }
    }
    if (moves <= nodes * STILL_MOVING) break;
  }
  return group;
}

/** Looks at the present groups of the nodes that a node must avoid; undefined when nothing is forbidden. */
function forbiddance(apart: readonly (readonly [number, number])[], group: Int32Array) {
  if (apart.length === 0) return undefined;
  const avoid = new Map<number, number[]>();
  const note = (a: number, b: number) => {
    const list = avoid.get(a);
    if (list) list.push(b);
    else avoid.set(a, [b]);
  };
  for (const [a, b] of apart) {
    note(a, b);
    note(b, a);
  }
  return (node: number, community: number) =>
    avoid.get(node)?.some((other) => group[other] === community) ?? false;
}

function shuffled(length: number, seed: number): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function numbered(group: Int32Array): { group: Int32Array; groups: number } {
  const numbers = new Map<number, number>();
  const renamed = group.map((own) => {
    let number = numbers.get(own);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(own, number);
    }
    return number;
  });
  return { group: renamed, groups: numbers.size };
}
