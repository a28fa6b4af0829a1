import type { Proof } from './proof/proof.ts';

/** Where a bell stands. Only `rung` and `reopened` have a clock that runs. */
export const BELL_STATES = [
  'rung',
  'acknowledged',
  'inHand',
  'changed',
  'verified',
  'reopened',
  'refused',
  'withdrawn',
] as const;
export type BellState = (typeof BELL_STATES)[number];

/** Somebody on the ladder, called so many working minutes after the step before. */
interface LadderStep {
  readonly memberId: string;
  readonly afterMinutes: number;
}

/** The clock that a bell runs by, as it was when it was rung. */
export interface Terms {
  /** Working minutes until the acknowledgement is due. */
  readonly acknowledgeMinutes: number;
  readonly ladder: readonly LadderStep[];
  /** Null: the workspace's default calendar. */
  readonly calendarId: string | null;
}

/** Staff saw customers hurt and called the owner who can end it. */
export interface Bell {
  readonly state: BellState;
  readonly ringerId: string;
  readonly ownerId: string;
  readonly terms: Terms;
  readonly rungAt: Date;
  /** When the running clock was started: by ringing, by a new owner, or by reopening. */
  readonly clockFrom: Date;
  /** When the acknowledgement is due, in working time. */
  readonly dueAt: Date;
  /** When the ladder calls the next one; null while no clock runs, or when all have been called. */
  readonly nextCallAt: Date | null;
  /** How many steps of the ladder were called since the clock started. */
  readonly escalation: number;
  readonly acknowledgedAt: Date | null;
  readonly changedAt: Date | null;
  /** What was changed for the customers. */
  readonly change: string | null;
  readonly verifiedAt: Date | null;
  /** The numbers that it was verified with. */
  readonly proof: Proof | null;
  /** Why it was refused, reopened or withdrawn. */
  readonly reason: string | null;
}

/** Members whom the ladder has called since the clock started. */
export const calledBy = (bell: Bell): string[] =>
  bell.terms.ladder.slice(0, bell.escalation).map((step) => step.memberId);

/** Whether the acknowledgement is late. */
export const isOverdue = (bell: Bell, now: Date): boolean => isWaiting(bell) && bell.dueAt < now;

/** Whether the clock of acknowledgement runs. */
export const isWaiting = (bell: Pick<Bell, 'state'>): boolean =>
  bell.state === 'rung' || bell.state === 'reopened';
