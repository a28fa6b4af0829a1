/** How a program that carries out controls names itself. */
export interface PointName {
  /** What people call it, such as `checkout`; the same for all its instances. */
  readonly name: string;
  /** Which running one of them. */
  readonly instance: string;
  /** What it is, such as `node`, `browser`, `poll`, `webhook`. */
  readonly kind: string;
}

/** A point that said nothing for this long is stale: nobody counts on it. Points report every 15 seconds. */
export const LIVE_MS = 45_000;
/** A point that said nothing for this long is forgotten. */
export const FORGET_MS = 24 * 3_600_000;
/** What posts are sent to instead of reporting by itself. */
export const WEBHOOK = 'webhook';

interface Seen {
  readonly kind: string;
  readonly seenAt: Date;
  readonly revision: number;
}

/** Whether controls count as enforced only when this point has them. A webhook is asked, so it is live while it takes. */
export const isLive = ({ kind, seenAt }: Omit<Seen, 'revision'>, now: Date): boolean =>
  kind === WEBHOOK || now.getTime() - seenAt.getTime() < LIVE_MS;

/** How many live points there are, and how many of them have at least that revision. */
export function countPoints(
  points: readonly Seen[],
  revision: number,
  now: Date,
): { points: number; enforced: number } {
  const live = points.filter((point) => isLive(point, now));
  return { points: live.length, enforced: live.filter((point) => point.revision >= revision).length };
}
