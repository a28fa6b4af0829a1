/** The most alike vectors of each of a set, exactly, by scoring over packed posting lists. */
import { TERM_SPACE } from '../text/terms.ts';
import type { SparseVector } from './encoder.ts';

export interface Neighbours {
  /** `limit` places for each vector, best first; −1 where there is none. */
  readonly to: Int32Array;
  readonly likeness: Float32Array;
  readonly limit: number;
}

/** O(Σ over terms of texts²); meant for a few ten thousand vectors, off the request path. */
export function neighbours(vectors: readonly SparseVector[], limit: number): Neighbours {
  const lists = listsOf(vectors);
  const to = new Int32Array(vectors.length * limit).fill(-1);
  const likeness = new Float32Array(vectors.length * limit);
  const scores = new Float32Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  for (let own = 0; own < vectors.length; own++) {
    const count = scoreAgainst(vectors[own]!, lists, scores, touched);
    const base = own * limit;
    let have = 0;
    for (let t = 0; t < count; t++) {
      const other = touched[t]!;
      const score = scores[other]!;
      scores[other] = 0;
      if (other === own || (have === limit && score <= likeness[base + limit - 1]!)) continue;
      let place = have < limit ? have++ : limit - 1;
      for (; place > 0 && likeness[base + place - 1]! < score; place--) {
        likeness[base + place] = likeness[base + place - 1]!;
        to[base + place] = to[base + place - 1]!;
      }
      likeness[base + place] = score;
      to[base + place] = other;
    }
  }
  return { to, likeness, limit };
}

interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
  readonly weight: Float32Array;
}

function listsOf(vectors: readonly SparseVector[]): Lists {
  const start = new Int32Array(TERM_SPACE + 1);
  for (const { ids } of vectors) for (let i = 0; i < ids.length; i++) start[ids[i]! + 1]!++;
  for (let i = 0; i < TERM_SPACE; i++) start[i + 1]! += start[i]!;
  const fill = start.slice();
  const item = new Int32Array(start[TERM_SPACE]!);
  const weight = new Float32Array(start[TERM_SPACE]!);
  for (let own = 0; own < vectors.length; own++) {
    const { ids, weights } = vectors[own]!;
    for (let i = 0; i < ids.length; i++) {
      const place = fill[ids[i]!]!++;
      item[place] = own;
      weight[place] = weights[i]!;
    }
  }
  return { start, item, weight };
}

function scoreAgainst(
  { ids, weights }: SparseVector,
  lists: Lists,
  scores: Float32Array,
  touched: Int32Array,
): number {
  let count = 0;
  for (let i = 0; i < ids.length; i++) {
    const own = weights[i]!;
    const end = lists.start[ids[i]! + 1]!;
    // A term that stands in one text only links nothing.
    if (end - lists.start[ids[i]!]! < 2) continue;
    for (let place = lists.start[ids[i]!]!; place < end; place++) {
      const other = lists.item[place]!;
      if (scores[other] === 0) touched[count++] = other;
      scores[other]! += own * lists.weight[place]!;
    }
  }
  return count;
}
