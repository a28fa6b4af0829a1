/** Counts of the past by combination, in the same columns as the leaves. */
export interface ShareHistory {
  readonly values: readonly (readonly (string | null)[])[];
  readonly counts: readonly number[] | Float64Array;
}

export interface ShareSettings {
  /**
   * Weight of what the attributes say apart, in counts. By default as many as different combinations were seen
   * (Witten and Bell 1991): where most combinations are new, their own past says little.
   */
  readonly prior: number;
}

/**
 * Expected count of each leaf of `now` when `total` is expected in all: the leaf's share of the past, shrunken
 * towards what its attributes' shares say when taken as independent (a Dirichlet prior). Locate needs the leaves
 * of the past too, with an actual count of 0, else what failed to come is not seen and the rest seems too much.
 * @param now combinations to expect, in rows of values as in `history.values`; by default the history's own
 */
export function expectedByShares(
  history: ShareHistory,
  total: number,
  { now = history.values, prior }: { now?: ShareHistory['values'] } & Partial<ShareSettings> = {},
): number[] {
  const width = history.values[0]?.length ?? now[0]?.length ?? 0;
  const singles = Array.from({ length: width }, () => new Map<string | null, number>());
  const leaves = new Map<string, number>();
  let whole = 0;
  history.values.forEach((row, i) => {
    const count = history.counts[i]!;
    whole += count;
    row.forEach((value, a) => {
      add(singles[a]!, value, count);
    });
    add(leaves, JSON.stringify(row), count);
  });
  const weight = prior ?? Math.max(1, leaves.size);
  const shareOf = (value: string | null, a: number) =>
    ((singles[a]!.get(value) ?? 0) + UNSEEN) / (whole + UNSEEN * (singles[a]!.size + 1));
  return now.map((row) => {
    const apart = row.reduce((share, value, a) => share * shareOf(value, a), 1);
    const own = leaves.get(JSON.stringify(row)) ?? 0;
    return (total * (own + weight * apart)) / (whole + weight);
  });
}

/** Count that every value has beforehand, and one value more that is still to come. */
const UNSEEN = 0.5;

function add<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
