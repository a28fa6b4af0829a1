import type { Scope } from '../scope.ts';
import type { OverBound } from './bounds.ts';
import type { ControlAction } from './control-action.ts';

/** Where a control stands. Only `active` ones are carried out. */
export const CONTROL_STATES = ['proposed', 'active', 'expired', 'takenBack', 'refused'] as const;
export type ControlState = (typeof CONTROL_STATES)[number];

/** Who made it: a person at work, a person from an alarm, a playbook, or a drill. */
export const ORIGINS = ['hand', 'alarm', 'playbook', 'drill'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Whose eyes a proposed control waits for: anyone of the staff, a manager, or a leader. */
export type Waits = 'staff' | 'manager' | 'leader';

/** A rule that enforcement points carry out for a while: whom it touches and what happens to them. */
export interface Control {
  readonly state: ControlState;
  readonly scope: Scope;
  readonly action: ControlAction;
  readonly ttlMinutes: number;
  /** User or key id; null where a playbook or a drill proposed it. */
  readonly proposerId: string | null;
  readonly waitsFor: Waits | null;
  /** Bounds that it oversteps. */
  readonly overBounds: readonly OverBound[];
  readonly alarmId: string | null;
  readonly deployedAt: Date | null;
  /** When all live enforcement points had it for the first time. */
  readonly enforcedAt: Date | null;
  /** Null until it is deployed. */
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
  /** Why it was refused or taken back. */
  readonly endReason: string | null;
  /** Since when its alarm is over while the control still stands and nobody has said why. */
  readonly outlivesSince: Date | null;
  /** Why it stands although its alarm is over. */
  readonly keptReason: string | null;
}

/** Longest life of any control, however it was made, in minutes. */
export const LONGEST_TTL = 30 * 24 * 60;
