/** Adjusted Rand index (Hubert and Arabie 1985): agreement on pairs of rows, 0 by chance, 1 when equal. */
import type { Contingency } from './contingency.ts';

const pairs = (count: number) => (count * (count - 1)) / 2;

export function adjustedRand({ n, groups, labels, cells }: Contingency): number {
  const together = cells.reduce((sum, { count }) => sum + pairs(count), 0);
  const left = groups.reduce((sum, size) => sum + pairs(size), 0);
  const right = labels.reduce((sum, size) => sum + pairs(size), 0);
  const expected = n < 2 ? 0 : (left * right) / pairs(n);
  const most = (left + right) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
