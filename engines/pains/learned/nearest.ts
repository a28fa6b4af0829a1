/** The most alike dense vectors of each of a set, by comparing all pairs once. */
import type { Neighbours } from '../neighbours.ts';

/** Vectors of length one, all of the same dimensions; O(n² · dimensions). */
export function nearestDense(vectors: readonly Float32Array[], limit: number): Neighbours {
  const dimensions = vectors[0]?.length ?? 0;
  const packed = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, i) => {
    packed.set(vector, i * dimensions);
  });
  const to = new Int32Array(vectors.length * limit).fill(-1);
  const likeness = new Float32Array(vectors.length * limit);
  for (let own = 0; own < vectors.length; own++) {
    const at = own * dimensions;
    for (let other = own + 1; other < vectors.length; other++) {
      const there = other * dimensions;
      let sum = 0;
      for (let q = 0; q < dimensions; q++) sum += packed[at + q]! * packed[there + q]!;
      if (sum <= 0) continue;
      enter({ to, likeness, limit }, own, { other, sum });
      enter({ to, likeness, limit }, other, { other: own, sum });
    }
  }
  return { to, likeness, limit };
}

/** Keeps the list of `own` sorted, the first seen first among equals. */
function enter(
  { to, likeness, limit }: Neighbours,
  own: number,
  found: { other: number; sum: number },
): void {
  const base = own * limit;
  const last = base + limit - 1;
  if (to[last]! >= 0 && found.sum <= likeness[last]!) return;
  let place = last;
  while (place > base && (to[place - 1]! < 0 || likeness[place - 1]! < found.sum)) {
    to[place] = to[place - 1]!;
    likeness[place] = likeness[place - 1]!;
    place--;
  }
  to[place] = found.other;
  likeness[place] = found.sum;
}
