/** A sparse row: `values[k]` stands at column `ids[k]`; ids are distinct. */
export type SparseRow = { readonly ids: Uint32Array; readonly values: Float64Array };

export type LabelledRow = {
  readonly row: SparseRow;
  /** 1 or −1. */
  readonly label: 1 | -1;
  /** How much the row counts, > 0. */
  readonly weight: number;
};

export type LogisticOptions = {
  /** Columns of the space. */
  readonly columns: number;
  /** Cost of a wrong row against the length of the weights (C of the usual formula). */
  readonly cost: number;
  readonly seed: number;
};

const MOST_ROUNDS = 40;
const MOST_NEWTON_STEPS = 50;
const PRECISION = 1e-3;
const INNER_PRECISION = 1e-4;

/**
 * Weights of an L2-regularised logistic regression: minimises |w|²/2 + C Σ weight·ln(1 + exp(−label·w·x))
 * by dual coordinate descent (Yu, Huang, Lin 2011). Deterministic given its seed.
 */
export function trainLogistic(
  rows: readonly LabelledRow[],
  { columns, cost, seed }: LogisticOptions,
): Float64Array {
  const weights = new Float64Array(columns);
  const caps = Float64Array.from(rows, ({ weight }) => cost * weight);
  const alphas = Float64Array.from(caps, (cap) => Math.min(0.001 * cap, 1e-8));
  const lengths = Float64Array.from(rows, ({ row }) => dot(row.values, row.values));
  for (const [i, { row, label }] of rows.entries()) addScaled(weights, row, label * alphas[i]!);
  const order = Uint32Array.from(rows.keys());
  const draw = drawer(seed);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(order, draw);
    let worst = 0;
    for (const i of order) {
      const { row, label } = rows[i]!;
      const dual = {
        cap: caps[i]!,
        length: lengths[i]!,
        margin: label * scoreOf(weights, row),
        alpha: alphas[i]!,
      };
      const { alpha, gradient } = improve(dual);
      worst = Math.max(worst, gradient);
      if (alpha === alphas[i]) continue;
      addScaled(weights, row, label * (alpha - alphas[i]!));
      alphas[i] = alpha;
    }
    if (worst < PRECISION) break;
  }
  return weights;
}

type Dual = {
  readonly cap: number;
  readonly length: number;
  readonly margin: number;
  readonly alpha: number;
};

/** One coordinate's minimum by a safeguarded Newton method, and how far from it the coordinate was. */
function improve({ cap, length, margin, alpha }: Dual): { alpha: number; gradient: number } {
  // The side is changed so that the variable stays away from the steep end of its logarithm.
  const mirrored = 0.5 * length * (cap - 2 * alpha) + margin < 0;
  const sign = mirrored ? -1 : 1;
  const old = mirrored ? cap - alpha : alpha;
  let z = cap - old < 0.5 * cap ? 0.1 * old : old;
  const slope = (at: number) => length * (at - old) + sign * margin + Math.log(at / (cap - at));
  const gradient = Math.abs(slope(old));
  for (let step = 0; step < MOST_NEWTON_STEPS; step++) {
    const steep = slope(z);
    if (Math.abs(steep) < INNER_PRECISION) break;
    const next = z - steep / (length + cap / (cap - z) / z);
    z = next <= 0 ? z * 0.1 : next >= cap ? (z + cap) / 2 : next;
  }
  return { alpha: mirrored ? cap - z : z, gradient };
}

/** w·x */
export function scoreOf(weights: Float64Array | Float32Array, { ids, values }: SparseRow): number {
  let sum = 0;
  for (let k = 0; k < ids.length; k++) sum += weights[ids[k]!]! * values[k]!;
  return sum;
}

function addScaled(weights: Float64Array, { ids, values }: SparseRow, factor: number): void {
  for (let k = 0; k < ids.length; k++) weights[ids[k]!]! += factor * values[k]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** Numbers in 0 … 1 from a seed (mulberry32). */
function drawer(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Uint32Array, draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    const swapped = order[i]!;
    order[i] = order[j]!;
    order[j] = swapped;
  }
}
