/** An inverted index over vectors: finds the most alike ones while touching a bounded number of entries. */
import type { SparseVector } from './encoder.ts';
import { PostingLists } from './posting-lists.ts';

/** Entries that one search may touch in all, and of one term: the newest. The rest says little. */
const TOUCH_AT_MOST = 800;
const TOUCH_OF_TERM = 200;
/** Candidates by partial score whose cosine is computed in full. */
const CANDIDATES = 10;

/** A vector whose first `keys` terms are fit to find it by. */
export interface KeyedVector extends SparseVector {
  readonly keys: number;
}

export interface Found {
  readonly slot: number;
  readonly likeness: number;
}

/** The query's weights by term, in an open hash table that stays in the processor's cache. */
const QUERY = 1 << 13;
const queryTerms = new Int32Array(QUERY).fill(-1);
const queryWeights = new Float32Array(QUERY);
const placed = new Int32Array(QUERY / 2);
/** Scratch tables, all zero between calls. */
let scores = new Float32Array(1 << 15);
let touched = new Int32Array(1 << 15);

export class Postings {
  readonly #lists = new PostingLists();
  readonly #vectors: KeyedVector[] = [];

  /** Slots are given from 0 in the order of adding. */
  add(vector: KeyedVector): number {
    const slot = this.#vectors.length;
    this.#vectors.push(vector);
    for (let i = 0; i < vector.keys; i++) this.#lists.push(vector.ids[i]!, slot, vector.weights[i]!);
    if (slot >= scores.length) {
      scores = new Float32Array(slot * 2);
      touched = new Int32Array(slot * 2);
    }
    return slot;
  }

  /** The most alike slots that share a key, best first, the older first among equals. */
  search(vector: KeyedVector, limit: number): Found[] {
    const candidates = this.#candidates(vector);
    if (candidates.length === 0) return [];
    const places = ask(vector);
    const found: Found[] = [];
    for (const slot of candidates) found.push({ slot, likeness: Math.min(1, answer(this.#vectors[slot]!)) });
    for (let p = 0; p < places; p++) queryTerms[placed[p]!] = -1;
    found.sort((a, b) => b.likeness - a.likeness || a.slot - b.slot);
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /** Slots with the best scores over the heaviest keys. */
  #candidates({ ids, weights, keys }: KeyedVector): number[] {
    const { start: starts, length: lengths, slots, weights: held } = this.#lists;
    const order: number[] = [];
    for (let i = 0; i < keys; i++) if (lengths[ids[i]!]! > 0) order.push(i);
    order.sort((a, b) => weights[b]! - weights[a]! || a - b);
    let count = 0;
    let left = TOUCH_AT_MOST;
    for (let o = 0; o < order.length; o++) {
      const term = ids[order[o]!]!;
      const weight = weights[order[o]!]!;
      const end = starts[term]! + lengths[term]!;
      const start = end - Math.min(lengths[term]!, left, TOUCH_OF_TERM);
      for (let entry = start; entry < end; entry++) {
        const slot = slots[entry]!;
        if (scores[slot] === 0) touched[count++] = slot;
        scores[slot]! += weight * held[entry]!;
      }
      left -= end - start;
      if (left <= 0) break;
    }
    const best = bestOf(count);
    for (let t = 0; t < count; t++) scores[touched[t]!] = 0;
    return best;
  }
}

/** Puts the query into its table; gives how many of `placed` are to be cleared. */
function ask({ ids, weights }: SparseVector): number {
  const most = Math.min(ids.length, QUERY / 2);
  for (let i = 0; i < most; i++) {
    let at = ids[i]! & (QUERY - 1);
    while (queryTerms[at] !== -1) at = (at + 1) & (QUERY - 1);
    queryTerms[at] = ids[i]!;
    queryWeights[at] = weights[i]!;
    placed[i] = at;
  }
  return most;
}

/** Product of the query with a vector. */
function answer({ ids, weights }: SparseVector): number {
  let sum = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    let at = id & (QUERY - 1);
    let term = queryTerms[at]!;
    while (term !== -1 && term !== id) {
      at = (at + 1) & (QUERY - 1);
      term = queryTerms[at]!;
    }
    if (term === id) sum += queryWeights[at]! * weights[i]!;
  }
  return sum;
}

/** The touched slots with the highest scores, the older among equals. */
function bestOf(count: number): number[] {
  const best: number[] = [];
  let least = 0;
  let floor = -1;
  for (let t = 0; t < count; t++) {
    const slot = touched[t]!;
    const score = scores[slot]!;
    if (score < floor) continue;
    if (best.length < CANDIDATES) best.push(slot);
    else if (score > floor || slot < best[least]!) best[least] = slot;
    else continue;
    if (best.length === CANDIDATES) {
      least = lowest(best);
      floor = scores[best[least]!]!;
    }
  }
  return best;
}

function lowest(slots: readonly number[]): number {
  let least = 0;
  for (let i = 1; i < slots.length; i++) {
    const [a, b] = [scores[slots[i]!]!, scores[slots[least]!]!];
    if (a < b || (a === b && slots[i]! > slots[least]!)) least = i;
  }
  return least;
}
