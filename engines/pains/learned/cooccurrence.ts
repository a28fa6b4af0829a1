/** How much more often words stand together than chance would have it. */

/** A symmetric matrix, packed by rows. */
export interface SymmetricMatrix {
  readonly size: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
}

/** Words of one text that are paired with each other. */
const READ_AT_MOST = 40;
/** Contexts are smoothed so that rare words do not look too telling (Levy, Goldberg and Dagan 2015). */
const SMOOTHING = 0.75;

/**
 * PPMI(w, c) = max(0, ln(P(w, c) / (P(w) P(c)^0.75))), averaged over both directions. Texts are lists of word
 * numbers below `size`.
 */
export function cooccurrence(texts: readonly Int32Array[], size: number): SymmetricMatrix {
  const rows = countPairs(texts, size);
  const totals = Float64Array.from(rows, (row) => row.values().reduce((sum, count) => sum + count, 0));
  const smooth = totals.map((total) => total ** SMOOTHING);
  const all = smooth.reduce((sum, total) => sum + total, 0);
  const start = new Int32Array(size + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let own = 0; own < size; own++) {
    for (const [other, count] of rows[own]!) {
      const there = Math.log((count * all) / (totals[own]! * smooth[other]!));
      const back = Math.log((count * all) / (totals[other]! * smooth[own]!));
      const positive = (Math.max(0, there) + Math.max(0, back)) / 2;
      if (positive === 0) continue;
      column.push(other);
      value.push(positive);
    }
    start[own + 1] = column.length;
  }
  return { size, start, column: Int32Array.from(column), value: Float32Array.from(value) };
}

function countPairs(texts: readonly Int32Array[], size: number): Map<number, number>[] {
  const rows = Array.from({ length: size }, () => new Map<number, number>());
  for (const text of texts) {
    const end = Math.min(text.length, READ_AT_MOST);
    for (let i = 0; i < end; i++) {
      const row = rows[text[i]!]!;
      for (let j = 0; j < end; j++) {
        if (i !== j) row.set(text[j]!, (row.get(text[j]!) ?? 0) + 1);
      }
    }
  }
  return rows;
}
