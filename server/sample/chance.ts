/** Seeded randomness: everything drawn for the sample comes from one of these. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  /** True with probability p. */
  yes(p: number): boolean;
  /** Whole number in [low, high], both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** A key of the table, drawn in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Poisson count with the given mean (Knuth's product method; means here stay below 40). */
  count(mean: number): number;
}

/** A chance from a whole-number seed (mulberry32: 32 bits of state, the same on every machine). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    yes: (p) => next() < p,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (weights) => weightedKey(weights, next()),
    count: (mean) => poisson(mean, next),
  };
}

function weightedKey<K extends string>(weights: Readonly<Partial<Record<K, number>>>, at: number): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)![0];
}

function poisson(mean: number, next: () => number): number {
  const floor = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > floor) {
    product *= next();
    count += 1;
  }
  return count;
}
