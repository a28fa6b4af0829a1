/**
 * Where strategy and voices differ. Strategy says which pains matter, the voices say which pains hurt: a blind spot
 * is a large pain that no live proposition addresses, a dead clause a live proposition that hardly any voice
 * supports.
 */

/** Voices a week from which a pain counts as large, and a proposition as supported. */
export const FLOOR_PER_WEEK = 3;
/** A proposition is young, and no dead clause yet, until it has been live this long. */
export const YOUNG_DAYS = 28;
const WEEKS = 4;

const DAY = 86_400_000;

export interface Heard {
  readonly painId: string;
  /** Voices of the last 28 days, repeats not counted. */
  readonly voices: number;
}

export interface Clause {
  readonly id: string;
  readonly liveSince: Date;
}

/** A match by its two ends; the pain is the one that stands by now. */
export interface Addressed {
  readonly propositionId: string;
  readonly painId: string;
}

export interface Support {
  readonly propositionId: string;
  readonly pains: number;
  readonly voicesPerWeek: number;
  readonly verdict: 'supported' | 'young' | 'dead';
}

/** Large pains that no accepted match of a live proposition addresses, the largest first. */
export function blindSpots<P extends Heard>(
  pains: readonly P[],
  clauses: readonly Clause[],
  accepted: readonly Addressed[],
): P[] {
  const live = new Set(clauses.map(({ id }) => id));
  const addressed = new Set(
    accepted.filter(({ propositionId }) => live.has(propositionId)).map(({ painId }) => painId),
  );
  return pains
    .filter(({ painId, voices }) => voices >= FLOOR_PER_WEEK * WEEKS && !addressed.has(painId))
    .sort((a, b) => b.voices - a.voices || (a.painId < b.painId ? -1 : 1));
}

/**
 * What the voices say of each live proposition: voices a week (last 28 days / 4) of its accepted pains together,
 * each pain once. Under 3 a week it is dead, or young while it has been live for less than 28 days.
 */
export function supportOf(
  clauses: readonly Clause[],
  heard: { pains: readonly Heard[]; accepted: readonly Addressed[]; now: Date },
): Support[] {
  const voices = new Map(heard.pains.map((pain) => [pain.painId, pain.voices]));
  const painsOf = Map.groupBy(heard.accepted, ({ propositionId }) => propositionId);
  return clauses.map(({ id, liveSince }) => {
    const pains = new Set((painsOf.get(id) ?? []).map(({ painId }) => painId));
    const total = [...pains].reduce((sum, painId) => sum + (voices.get(painId) ?? 0), 0);
    const voicesPerWeek = total / WEEKS;
    const young = heard.now.getTime() - liveSince.getTime() < YOUNG_DAYS * DAY;
    const silent = young ? 'young' : 'dead';
    const verdict = voicesPerWeek >= FLOOR_PER_WEEK ? 'supported' : silent;
    return { propositionId: id, pains: pains.size, voicesPerWeek, verdict };
  });
}
