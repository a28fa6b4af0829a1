/** The lexical encoder: hashed terms weighed by streaming document frequencies. Good from the first voice on. */
import { TERM_SPACE, type Terms } from '../text/terms.ts';

/** A sparse vector of length one: distinct term ids with their weights. */
export interface SparseVector {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

export class LexicalEncoder {
  readonly #frequency: Uint32Array;
  #texts: number;

  constructor(state?: { texts: number; frequency: Uint32Array }) {
    this.#frequency = state?.frequency ?? new Uint32Array(TERM_SPACE);
    this.#texts = state?.texts ?? 0;
  }

  /** Counts the terms of one more text. */
  learn(terms: Terms): void {
    this.#texts++;
    for (const id of terms.ids) this.#frequency[id]!++;
  }

  /** w = (1 + ln tf) · ln(1 + (N + 1) / (df + 1)), scaled to length one. */
  encode(terms: Terms): SparseVector {
    const { ids, counts } = terms;
    const weights = new Float32Array(ids.length);
    let norm = 0;
    for (let i = 0; i < ids.length; i++) {
      const count = counts[i]!;
      const often = count > 1 ? 1 + Math.log(count) : count;
      const weight = often * Math.log(1 + (this.#texts + 1) / (this.#frequency[ids[i]!]! + 1));
      weights[i] = weight;
      norm += weight * weight;
    }
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
    return { ids, weights };
  }

  state(): { texts: number; frequency: Uint32Array } {
    return { texts: this.#texts, frequency: this.#frequency };
  }
}

/** Cosine of two vectors of length one. */
export function cosine(a: SparseVector, b: SparseVector): number {
  const weights = new Map<number, number>();
  for (let i = 0; i < a.ids.length; i++) weights.set(a.ids[i]!, a.weights[i]!);
  let sum = 0;
  for (let i = 0; i < b.ids.length; i++) sum += (weights.get(b.ids[i]!) ?? 0) * b.weights[i]!;
  return sum;
}
