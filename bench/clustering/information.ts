/** Mutual information of a grouping with the labels, normalised and adjusted for chance. */
import type { Contingency } from './contingency.ts';

function entropy(sizes: readonly number[], n: number): number {
  let sum = 0;
  for (const size of sizes) sum -= (size / n) * Math.log(size / n);
  return sum;
}

function mutualInformation({ n, groups, labels, cells }: Contingency): number {
  let sum = 0;
  for (const { group, label, count } of cells) {
    sum += (count / n) * Math.log((count * n) / (groups[group]! * labels[label]!));
  }
  return Math.max(0, sum);
}

/** NMI with the arithmetic mean of both entropies; 1 when both sides are one group. */
export function normalisedMutualInformation(table: Contingency): number {
  const mean = (entropy(table.groups, table.n) + entropy(table.labels, table.n)) / 2;
  return mean === 0 ? 1 : mutualInformation(table) / mean;
}

/** AMI with the arithmetic mean (Vinh, Epps and Bailey 2010, eq. 24a for the expectation). */
export function adjustedMutualInformation(table: Contingency): number {
  if (
    table.groups.length === table.labels.length &&
    (table.groups.length === 1 || table.groups.length === table.n)
  ) {
    return 1;
  }
  const mean = (entropy(table.groups, table.n) + entropy(table.labels, table.n)) / 2;
  const expected = expectedInformation(table);
  const span = mean - expected;
  return (mutualInformation(table) - expected) / (Math.abs(span) < 1e-15 ? 1e-15 : span);
}

/** Expected mutual information over all tables with the same margins; equal sizes are summed once. */
function expectedInformation({ n, groups, labels }: Contingency): number {
  const logs = logFactorials(n);
  let sum = 0;
  for (const [a, times] of sizeCounts(groups)) {
    for (const [b, more] of sizeCounts(labels)) sum += times * more * pairExpectation(n, a, b, logs);
  }
  return sum;
}

function pairExpectation(n: number, a: number, b: number, logs: Float64Array): number {
  const fixed = logs[a]! + logs[b]! + logs[n - a]! + logs[n - b]! - logs[n]!;
  let sum = 0;
  for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
    const chance = fixed - logs[k]! - logs[a - k]! - logs[b - k]! - logs[n - a - b + k]!;
    sum += (k / n) * Math.log((n * k) / (a * b)) * Math.exp(chance);
  }
  return sum;
}

function sizeCounts(sizes: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return counts;
}

function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let i = 2; i <= n; i++) logs[i] = logs[i - 1]! + Math.log(i);
  return logs;
}
