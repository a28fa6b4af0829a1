import type { Scope } from '../scope.ts';

/** How the rate goes: at once at its top, slowly up to it, or up and down again. */
export const SHAPES = ['step', 'ramp', 'spike'] as const;
export type Shape = (typeof SHAPES)[number];

/** Where a drill stands; the last three are its ends. */
export const DRILL_STATES = ['planned', 'running', 'done', 'stopped', 'failed'] as const;
export type DrillState = (typeof DRILL_STATES)[number];

/** A synthetic incident. */
export interface Incident {
  readonly scope: Scope;
  /** Voices a minute at the top of the shape. */
  readonly ratePerMinute: number;
  readonly minutes: number;
  readonly shape: Shape;
}

/** Moments of the way; null: not reached. */
export interface Marks {
  /** When the synthetic voice came that made it decidable. */
  readonly decidableAt: Date | null;
  readonly discoveredAt: Date | null;
  readonly locatedAt: Date | null;
  readonly deployedAt: Date | null;
  readonly enforcedAt: Date | null;
}

/** A synthetic incident in a shadow of the stream, and how far it went. */
export interface Drill extends Incident, Marks {
  readonly name: string;
  readonly state: DrillState;
  /** When it starts by itself; null: by hand. */
  readonly startsAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** The alarm that pages for it. */
  readonly alarmId: string | null;
  /** Why it failed. */
  readonly reason: string | null;
}

export const isOver = ({ state }: Pick<Drill, 'state'>): boolean =>
  state !== 'planned' && state !== 'running';
