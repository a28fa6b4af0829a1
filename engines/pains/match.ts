/** Which new group carries on which old identity: the largest overlaps first, each side once. */

export interface Overlap {
  readonly old: number;
  readonly group: number;
  readonly weight: number;
}

/** Sums weights by pair; in the order of falling weight, then of rising old key and group. */
export function overlaps(pairs: Iterable<Overlap>): Overlap[] {
  const sums = new Map<number, Map<number, number>>();
  for (const { old, group, weight } of pairs) {
    const own = sums.get(old) ?? new Map<number, number>();
    own.set(group, (own.get(group) ?? 0) + weight);
    sums.set(old, own);
  }
  return [...sums]
    .flatMap(([old, own]) => [...own].map(([group, weight]) => ({ old, group, weight })))
    .sort((a, b) => b.weight - a.weight || a.old - b.old || a.group - b.group);
}

export interface Matched {
  /** The old key that a group carries on. */
  readonly heirs: ReadonlyMap<number, number>;
  /** For an old key without an heir of its own: the group that most of it went to. */
  readonly absorbed: ReadonlyMap<number, number>;
  /** For a group that carries on nothing: the old key that most of it came from. */
  readonly sources: ReadonlyMap<number, number>;
}

export function matchIdentities(sorted: readonly Overlap[]): Matched {
  const heirs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { old, group } of sorted) {
    if (heirs.has(group) || taken.has(old)) continue;
    heirs.set(group, old);
    taken.add(old);
  }
  const absorbed = new Map<number, number>();
  const sources = new Map<number, number>();
  for (const { old, group } of sorted) {
    if (!taken.has(old) && !absorbed.has(old)) absorbed.set(old, group);
    if (!heirs.has(group) && !sources.has(group)) sources.set(group, old);
  }
  return { heirs, absorbed, sources };
}
