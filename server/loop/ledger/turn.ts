/**
 * One turn of the loop: from the first voice to the adjusted strategy, over the bell, the change and the fall of the
 * pain. Pure; times are instants, lengths are days.
 */
export const MILESTONES = ['voice', 'bell', 'change', 'fall', 'adjusted'] as const;
type Milestone = (typeof MILESTONES)[number];

/** When each milestone was reached; null where it was not. */
export type Reached = Readonly<Record<Milestone, Date | null>>;

/**
 * The way from one milestone to the next. `missing`: one of the two was not reached; `outOfOrder`: the later one
 * came first, such as a strategy that was adjusted before the pain fell. Neither is counted as 0.
 */
export interface Leg {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly state: 'measured' | 'missing' | 'outOfOrder';
  readonly days: number | null;
}

const DAY = 86_400_000;

export function legsOf(reached: Reached): Leg[] {
  return MILESTONES.slice(1).map((to, n) => legBetween(reached, MILESTONES[n]!, to));
}

function legBetween(reached: Reached, from: Milestone, to: Milestone): Leg {
  const [start, end] = [reached[from], reached[to]];
  if (start === null || end === null) return { from, to, state: 'missing', days: null };
  const days = (end.getTime() - start.getTime()) / DAY;
  return days < 0 ? { from, to, state: 'outOfOrder', days: null } : { from, to, state: 'measured', days };
}

/** Loop time: days from the first voice to the adjusted strategy; null where no voice is known. */
export function totalOf(reached: Reached): number | null {
  const { voice, adjusted } = reached;
  if (voice === null || adjusted === null || adjusted < voice) return null;
  return (adjusted.getTime() - voice.getTime()) / DAY;
}

/** The earliest of some instants; null where there is none. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((instant) => instant.getTime())));
}
