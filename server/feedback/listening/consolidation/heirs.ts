/** What one theme was before and is now, and how many voices both share. */
export interface Shared {
  readonly before: number;
  readonly now: number;
  readonly voices: number;
}

export interface Heirs {
  /** The lasting number that each theme of now carries on, where it carries one on. */
  readonly carriesOn: ReadonlyMap<number, number>;
  /** For a number that nobody carries on: the theme of now that most of it went to. */
  readonly wentTo: ReadonlyMap<number, number>;
}

/** Whoever shares most voices with a theme carries on its number; each side once, the lower numbers first among equals. */
export function heirsOf(shared: readonly Shared[]): Heirs {
  const sorted = summed(shared).sort((a, b) => b.voices - a.voices || a.before - b.before || a.now - b.now);
  const carriesOn = new Map<number, number>();
  const taken = new Set<number>();
  for (const { before, now } of sorted) {
    if (carriesOn.has(now) || taken.has(before)) continue;
    carriesOn.set(now, before);
    taken.add(before);
  }
  const wentTo = new Map<number, number>();
  for (const { before, now } of sorted)
    if (!taken.has(before) && !wentTo.has(before)) wentTo.set(before, now);
  return { carriesOn, wentTo };
}

function summed(shared: readonly Shared[]): Shared[] {
  const sums = new Map<string, Shared>();
  for (const { before, now, voices } of shared) {
    const name = `${before} ${now}`;
    sums.set(name, { before, now, voices: voices + (sums.get(name)?.voices ?? 0) });
  }
  return [...sums.values()];
}
