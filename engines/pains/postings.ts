/** An inverted index over vectors: finds the most alike ones while touching a bounded number of entries. */
import { TERM_SPACE } from '../text/terms.ts';
import type { SparseVector } from './encoder.ts';

/** Entries that one search may touch; the rest of a common term's list says little. */
const TOUCH_AT_MOST = 3000;
/** Candidates by partial score whose cosine is computed in full. */
const CANDIDATES = 32;

export interface Found {
  readonly slot: number;
  readonly likeness: number;
}

export class Postings {
  /** Newest entry of each term, plus one; 0 for none. Entries chain from new to old. */
  readonly #newest = new Int32Array(TERM_SPACE);
  #next = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 12);
  #weights = new Float32Array(1 << 12);
  #entries = 0;
  readonly #vectors: SparseVector[] = [];
  #scores = new Float32Array(256);
  readonly #query = new Float32Array(TERM_SPACE);

  /** Slots are given from 0 in the order of adding. */
  add(vector: SparseVector): number {
    const slot = this.#vectors.length;
    this.#vectors.push(vector);
    const { ids, weights } = vector;
    this.#reserve(this.#entries + ids.length);
    for (let i = 0; i < ids.length; i++) {
      const entry = this.#entries++;
      this.#slots[entry] = slot;
      this.#weights[entry] = weights[i]!;
      this.#next[entry] = this.#newest[ids[i]!]!;
      this.#newest[ids[i]!] = entry + 1;
    }
    if (slot >= this.#scores.length) this.#scores = new Float32Array(slot * 2);
    return slot;
  }

  /** The most alike slots, best first, the older first among equals. */
  search(vector: SparseVector, limit: number): Found[] {
    const candidates = this.#candidates(vector);
    const { ids, weights } = vector;
    for (let i = 0; i < ids.length; i++) this.#query[ids[i]!] = weights[i]!;
    const found: Found[] = [];
    for (const slot of candidates) {
      const own = this.#vectors[slot]!;
      let sum = 0;
      for (let i = 0; i < own.ids.length; i++) sum += this.#query[own.ids[i]!]! * own.weights[i]!;
      found.push({ slot, likeness: Math.min(1, sum) });
    }
    for (let i = 0; i < ids.length; i++) this.#query[ids[i]!] = 0;
    found.sort((a, b) => b.likeness - a.likeness || a.slot - b.slot);
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /** Slots with the best scores over the heaviest terms. */
  #candidates({ ids, weights }: SparseVector): number[] {
    const order = Array.from(ids.keys()).sort((a, b) => weights[b]! - weights[a]! || a - b);
    const touched: number[] = [];
    let left = TOUCH_AT_MOST;
    for (const i of order) {
      const weight = weights[i]!;
      for (let entry = this.#newest[ids[i]!]!; entry !== 0 && left > 0; entry = this.#next[entry - 1]!) {
        const slot = this.#slots[entry - 1]!;
        if (this.#scores[slot] === 0) touched.push(slot);
        this.#scores[slot]! += weight * this.#weights[entry - 1]!;
        left--;
      }
      if (left <= 0) break;
    }
    const best = this.#best(touched);
    for (const slot of touched) this.#scores[slot] = 0;
    return best;
  }

  #best(touched: readonly number[]): number[] {
    if (touched.length <= CANDIDATES) return [...touched];
    const scores = this.#scores;
    const heap: number[] = [];
    let least = 0;
    for (const slot of touched) {
      if (heap.length < CANDIDATES) {
        heap.push(slot);
        if (heap.length === CANDIDATES) least = lowest(heap, scores);
      } else if (scores[slot]! > scores[heap[least]!]!) {
        heap[least] = slot;
        least = lowest(heap, scores);
      }
    }
    return heap;
  }

  #reserve(entries: number): void {
    if (entries <= this.#next.length) return;
    const size = Math.max(entries, this.#next.length * 2);
    const grown = <T extends Int32Array | Float32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.#next = grown(this.#next, new Int32Array(size));
    this.#slots = grown(this.#slots, new Int32Array(size));
    this.#weights = grown(this.#weights, new Float32Array(size));
  }
}

function lowest(slots: readonly number[], scores: Float32Array): number {
  let least = 0;
  for (let i = 1; i < slots.length; i++) {
    const [a, b] = [scores[slots[i]!]!, scores[slots[least]!]!];
    if (a < b || (a === b && slots[i]! > slots[least]!)) least = i;
  }
  return least;
}
