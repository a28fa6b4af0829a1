/** B-cubed F1 (Bagga and Baldwin 1998): precision and recall of each row's group, averaged over the rows. */
import type { Contingency } from './contingency.ts';

export function bcubedF1({ n, groups, labels, cells }: Contingency): number {
  let precision = 0;
  let recall = 0;
  for (const { group, label, count } of cells) {
    precision += (count * count) / groups[group]! / n;
    recall += (count * count) / labels[label]! / n;
  }
  return n === 0 ? 1 : (2 * precision * recall) / (precision + recall);
}
