/** Weighted undirected graphs, packed by rows: each edge stands in both of its rows. */

export interface Graph {
  readonly nodes: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** Weight inside a node that stands for several; both directions counted. */
  readonly inner: Float64Array;
}

/** Adds up directed links `from[i] → to[i]`; an edge weighs what both directions weigh together. */
export function graphOf(
  nodes: number,
  links: { from: ArrayLike<number>; to: ArrayLike<number>; weight: ArrayLike<number> },
): Graph {
  const { from, to, weight } = links;
  const rows = new Int32Array(nodes + 1);
  const inner = new Float64Array(nodes);
  for (let i = 0; i < from.length; i++) {
    if (from[i] === to[i]) continue;
    rows[from[i]! + 1]!++;
    rows[to[i]! + 1]!++;
  }
  for (let i = 0; i < nodes; i++) rows[i + 1]! += rows[i]!;
  const fill = rows.slice();
  const ends = new Int32Array(rows[nodes]!);
  const weights = new Float64Array(rows[nodes]!);
  const put = (a: number, b: number, w: number) => {
    const place = fill[a]!++;
    ends[place] = b;
    weights[place] = w;
  };
  for (let i = 0; i < from.length; i++) {
    if (from[i] === to[i]) inner[from[i]!]! += 2 * weight[i]!;
    else {
      put(from[i]!, to[i]!, weight[i]!);
      put(to[i]!, from[i]!, weight[i]!);
    }
  }
  return joined({ nodes, start: rows, to: ends, weight: weights, inner });
}

/** Joins parallel edges. */
function joined(graph: Graph): Graph {
  const group = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  return collapse(graph, group, graph.nodes);
}

/** One node for each group, numbered 0 to `groups` − 1. */
export function collapse(graph: Graph, group: Int32Array, groups: number): Graph {
  const members = rowsOf(group, groups);
  const inner = new Float64Array(groups);
  const start = new Int32Array(groups + 1);
  const to = new Int32Array(graph.to.length);
  const weight = new Float64Array(graph.to.length);
  const place = new Int32Array(groups).fill(-1);
  let edges = 0;
  for (let own = 0; own < groups; own++) {
    const first = edges;
    for (let m = members.start[own]!; m < members.start[own + 1]!; m++) {
      const node = members.item[m]!;
      inner[own]! += graph.inner[node]!;
      for (let e = graph.start[node]!; e < graph.start[node + 1]!; e++) {
        const other = group[graph.to[e]!]!;
        if (other === own) {
          inner[own]! += graph.weight[e]!;
          continue;
        }
        if (place[other]! < first) {
          place[other] = edges;
          to[edges] = other;
          weight[edges++] = 0;
        }
        weight[place[other]!]! += graph.weight[e]!;
      }
    }
    start[own + 1] = edges;
  }
  return { nodes: groups, start, to: to.slice(0, edges), weight: weight.slice(0, edges), inner };
}

/** Members of each group, in order. */
function rowsOf(group: Int32Array, groups: number): { start: Int32Array; item: Int32Array } {
  const start = new Int32Array(groups + 1);
  for (const own of group) start[own + 1]!++;
  for (let i = 0; i < groups; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const item = new Int32Array(group.length);
  for (let i = 0; i < group.length; i++) item[fill[group[i]!]!++] = i;
  return { start, item };
}
