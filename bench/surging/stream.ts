/** Simulated arrivals: Poisson or negative binomial a bin of ten seconds, around a daily cycle. */
import type { Chance } from './chance.ts';

export const BIN_MS = 10_000;
export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
const SWING = 0.7;

export interface Source {
  /** Mean arrivals a minute over the day. */
  readonly perMinute: number;
  /** Size of the negative binomial of a bin; Infinity for Poisson. */
  readonly size: number;
  readonly chance: Chance;
}

/** Expected arrivals of the bin at a moment, without any lift. */
export function meanAt({ perMinute }: Pick<Source, 'perMinute'>, at: number): number {
  return (perMinute / 6) * (1 + SWING * Math.sin((2 * Math.PI * at) / DAY_MS));
}

/** Arrivals of a bin, in order; `start` is its beginning. */
export function arrivalsOf(source: Source, start: number, lift = 1): number[] {
  const mean = lift * meanAt(source, start + BIN_MS / 2);
  const { chance, size } = source;
  const count = chance.poisson(size === Infinity ? mean : mean * chance.gamma(size));
  if (count === 0) return [];
  return Array.from({ length: count }, () => start + Math.floor(chance.uniform() * BIN_MS)).sort(
    (a, b) => a - b,
  );
}
