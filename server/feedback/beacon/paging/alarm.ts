import type { Call } from '../../../platform/access/principal.ts';
import type { Outcome } from '../../../platform/errors/refusal.ts';
import type { AlarmState, Severity } from '../alarms/alarm.ts';
import type { Subject, Why } from '../alarms/found.ts';
import type { Scope } from '../scope.ts';

/** What paging needs to know of an alarm; a row of the alarms fits. */
export interface PagedAlarm {
  readonly workspaceId: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly state: AlarmState;
  readonly direction: 'up' | 'down';
  readonly why: Why;
  /** Now, and what was expected: per minute for counts, in the series' own unit otherwise. */
  readonly rate: number;
  readonly expected: number;
  readonly lift: number;
  readonly subject: Subject;
  readonly ownerId: string | null;
  readonly drillId: string | null;
  /** When the rate came down; null while it burns on. */
  readonly fellAt: Date | null;
  readonly discoveredAt: Date;
  readonly cause: {
    readonly causes: readonly { readonly scope: Scope; readonly share: number; readonly lift: number }[];
    readonly outside: boolean;
  } | null;
}

/** What paging asks of the alarms. */
export interface AlarmsToPage {
  find(workspaceId: string, alarmId: string): Promise<PagedAlarm | null>;
  /** Acknowledges for whoever the call names. */
  acknowledge(call: Call, alarmId: string): Promise<Outcome<unknown>>;
}

/** Whether somebody must still be called for it: nobody has taken it, contained it, or found it over. */
export const isCalling = (alarm: Pick<PagedAlarm, 'state'>): boolean => alarm.state === 'raised';

/** Why a ladder ended before its last step. */
export type StopReason = 'acknowledged' | 'contained' | 'cleared' | 'false' | 'grouped' | 'silenced';

/** Calls people for alarms. */
export interface Pager {
  /**
   * Starts the ladder of an alarm; its first step goes out at once, before anything else is looked at. Resolves when
   * it is written down. Idempotent: an alarm has one ladder.
   */
  page(alarm: PagedAlarm): Promise<void>;
  /** Tells those who were paged where it burns, on channels that are set up for it. */
  located(alarm: PagedAlarm): Promise<void>;
  /** Ends the ladder, and what it has not sent yet. */
  stop(alarm: Pick<PagedAlarm, 'workspaceId' | 'id'>, why: StopReason): Promise<void>;
}
