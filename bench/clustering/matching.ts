/** Accuracy under the best one-to-one matching of groups to labels. */
import type { Contingency } from './contingency.ts';

/** Share of rows that the best matching gets right. Groups without a partner count as wrong. */
export function matchedAccuracy({ n, groups, labels, cells }: Contingency): number {
  const wide = Math.max(groups.length, labels.length);
  const narrow = Math.min(groups.length, labels.length);
  const swap = groups.length > labels.length;
  const gains = Array.from({ length: narrow }, () => new Float64Array(wide));
  for (const { group, label, count } of cells) {
    if (swap) gains[label]![group] = count;
    else gains[group]![label] = count;
  }
  return n === 0 ? 1 : bestAssignment(gains, wide) / n;
}

/** Hungarian method with potentials, O(rows² · columns): the largest sum with one column for each row. */
export function bestAssignment(gains: readonly Float64Array[], columns: number): number {
  const rowPotential = new Float64Array(gains.length + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= gains.length; row++) {
    rowOf[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const done = new Uint8Array(columns + 1);
    let column = 0;
    do {
      done[column] = 1;
      const cost = gains[rowOf[column]! - 1]!;
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (done[j]) continue;
        const slack = -cost[j - 1]! - rowPotential[rowOf[column]!]! - columnPotential[j]!;
        if (slack < least[j]!) {
          least[j] = slack;
          previous[j] = column;
        }
        if (least[j]! < step) {
          step = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j]) {
          rowPotential[rowOf[j]!]! += step;
          columnPotential[j]! -= step;
        } else least[j]! -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = previous[column]!) rowOf[column] = rowOf[previous[column]!]!;
  }
  let sum = 0;
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) sum += gains[rowOf[j]! - 1]![j - 1]!;
  return sum;
}
