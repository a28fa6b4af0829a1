import type { Marks } from './drill.ts';

/** Milliseconds of each leg, and of the whole way from decidable to enforced; null: not reached. */
export interface Legs {
  readonly discoverMs: number | null;
  readonly locateMs: number | null;
  readonly deployMs: number | null;
  readonly enforceMs: number | null;
  readonly wholeMs: number | null;
}

/** How long each leg took; null while nothing was found. */
export function legsOf(marks: Marks): Legs | null {
  const { decidableAt, discoveredAt, locatedAt, deployedAt, enforcedAt } = marks;
  if (discoveredAt === null) return null;
  return {
    discoverMs: between(decidableAt, discoveredAt),
    locateMs: between(discoveredAt, locatedAt),
    deployMs: between(locatedAt, deployedAt),
    enforceMs: between(deployedAt, enforcedAt),
    wholeMs: between(decidableAt, enforcedAt),
  };
}

const between = (from: Date | null, to: Date | null): number | null =>
  from === null || to === null ? null : to.getTime() - from.getTime();
