/** What the house promises from the voice that makes an incident decidable to its control at every point. */
export const PROMISE_MS = 60_000;

/** The legs of an alarm's clock, in the order in which they are walked. */
export const LEGS = [
  'discover',
  'locate',
  'deploy',
  'enforce',
  'whole',
  'acknowledge',
  'fall',
  'clear',
] as const;
export type Leg = (typeof LEGS)[number];

type Moment = Date | null;

/** The moments that legs lie between. */
export interface Moments {
  readonly decidableAt: Moment;
  readonly discoveredAt: Date;
  readonly locatedAt: Moment;
  readonly acknowledgedAt: Moment;
  readonly deployedAt: Moment;
  readonly enforcedAt: Moment;
  readonly fellAt: Moment;
  readonly clearedAt: Moment;
}

/**
 * Milliseconds of every leg that was walked.
 * discover: decidable → discovered. locate: discovered → located. deploy: located (discovered, where the control came
 * first) → deployed. enforce: deployed → enforced at every point. whole: decidable → enforced, which the promise is
 * about. acknowledge: discovered → acknowledged. fall: enforced → half of the excess gone. clear: discovered → cleared.
 * A leg that ended before it began (it fell by itself, before the control) took 0.
 */
export function legsOf(at: Moments): Partial<Record<Leg, number>> {
  const located = at.locatedAt !== null && at.deployedAt !== null && at.locatedAt <= at.deployedAt;
  const ends: Record<Leg, [Moment, Moment]> = {
    discover: [at.decidableAt, at.discoveredAt],
    locate: [at.discoveredAt, at.locatedAt],
    deploy: [located ? at.locatedAt : at.discoveredAt, at.deployedAt],
    enforce: [at.deployedAt, at.enforcedAt],
    whole: [at.decidableAt, at.enforcedAt],
    acknowledge: [at.discoveredAt, at.acknowledgedAt],
    fall: [at.enforcedAt, at.fellAt],
    clear: [at.discoveredAt, at.clearedAt],
  };
  const walked = Object.entries(ends).flatMap(([leg, [from, to]]) =>
    from === null || to === null ? [] : [[leg, Math.max(0, to.getTime() - from.getTime())] as const],
  );
  return Object.fromEntries(walked);
}

/** The smallest value that at least `share` of all do not exceed (nearest rank); null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** Share of whole ways that kept the promise; null of none. */
export const keptShare = (wholes: readonly number[]): number | null =>
  wholes.length === 0 ? null : wholes.filter((ms) => ms <= PROMISE_MS).length / wholes.length;
