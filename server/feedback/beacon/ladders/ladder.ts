import type { Severity } from '../alarms/alarm.ts';
import type { Subject } from '../alarms/found.ts';
import type { Scope } from '../scope.ts';

/** Which alarms a ladder is for; all that are given must fit. */
export interface Matches {
  readonly scope?: Scope;
  readonly severities?: readonly Severity[];
  readonly subjects?: readonly Subject['type'][];
}

/** Whom a step calls: a member, who is on call, who owns what burns, or owners and leaders of the workspace. */
export type Target =
  | { readonly member: string }
  | { readonly rota: string }
  | { readonly owner: true }
  | { readonly leaders: true };

/** When a step is left out though its turn has come. */
export interface OnlyIf {
  /** This grave at least. */
  readonly severity?: Severity;
  readonly minimumLift?: number;
  readonly stillBurning?: boolean;
}

/** Channels that every workspace has; others are named by their id. */
export const OWN_CHANNELS = ['page', 'web-push', 'mail'] as const;
export type OwnChannel = (typeof OWN_CHANNELS)[number];

export interface LadderStep {
  /** Minutes after the step before, or after the alarm; 0 is at once. */
  readonly afterMinutes: number;
  readonly to: readonly Target[];
  /** `page`, `web-push`, `mail`, or the id of a channel that was set up. All of them are used. */
  readonly channels: readonly string[];
  readonly onlyIf?: OnlyIf;
  /** `always`, or the id of a calendar: outside its working time the step is left out. */
  readonly hours: string;
}

/** Who is called for an alarm, one step after the other, until somebody acknowledges. */
export interface Ladder {
  /** Null: the one that every workspace starts with. */
  readonly id: string | null;
  readonly name: string;
  readonly position: number;
  readonly matches: Matches;
  readonly steps: readonly LadderStep[];
  /** How often all steps are gone through once more while nobody acknowledges. */
  readonly repeat: number;
}

export const MOST_REPEATS = 5;
/** Pause before the steps begin anew, in minutes. */
export const REPEAT_PAUSE = 5;

/** What counts where no ladder fits, so that no alarm is silent: owner of the pain, owners and leaders. */
export const BUILT_IN: Ladder = {
  id: null,
  name: '',
  position: 2_147_483_647,
  matches: {},
  steps: [
    {
      afterMinutes: 0,
      to: [{ owner: true }, { leaders: true }],
      channels: ['page', 'web-push'],
      hours: 'always',
    },
    {
      afterMinutes: 5,
      to: [{ owner: true }, { leaders: true }],
      channels: ['page', 'mail'],
      onlyIf: { severity: 'major' },
      hours: 'always',
    },
  ],
  repeat: 1,
};
