/** Counts of the past by combination, in the same columns as the leaves. */
export interface ShareHistory {
  readonly values: readonly (readonly (string | null)[])[];
  readonly counts: readonly number[] | Float64Array;
}

export interface ShareSettings {
  /** Weight of the prior in counts: what the coarser level says counts as this many observations. */
  readonly prior: number;
}

/**
 * Expected count of each leaf of `now` when `total` is expected in all: the leaf's share of the past, shrunken
 * towards what its attributes' shares say when taken as independent (a Dirichlet prior). Sums to about `total`.
 * @param now combinations to expect, in rows of values as in `history.values`; by default the history's own
 */
export function expectedByShares(
  history: ShareHistory,
  total: number,
  { now = history.values, prior = 5 }: { now?: ShareHistory['values'] } & Partial<ShareSettings> = {},
): number[] {
  const whole = Float64Array.from(history.counts).reduce((sum, count) => sum + count, 0);
  const width = history.values[0]?.length ?? now[0]?.length ?? 0;
  const singles = Array.from({ length: width }, () => new Map<string | null, number>());
  const leaves = new Map<string, number>();
  history.values.forEach((row, i) => {
    const count = history.counts[i]!;
    row.forEach((value, a) => {
      singles[a]!.set(value, (singles[a]!.get(value) ?? 0) + count);
    });
    const key = JSON.stringify(row);
    leaves.set(key, (leaves.get(key) ?? 0) + count);
  });
  return now.map((row) => {
    const independent = row.reduce(
      (share, value, a) =>
        (share * ((singles[a]!.get(value) ?? 0) + 0.5)) / (whole + 0.5 * (singles[a]!.size + 1)),
      1,
    );
    return (total * ((leaves.get(JSON.stringify(row)) ?? 0) + prior * independent)) / (whole + prior);
  });
}
