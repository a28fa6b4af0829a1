import type { Located } from '@gongjian/engines/locate';

/** Where an alarm stands. The first three are open: it burns. */
export const ALARM_STATES = ['raised', 'acknowledged', 'contained', 'cleared', 'reviewed', 'false'] as const;
export type AlarmState = (typeof ALARM_STATES)[number];
export const OPEN_STATES = ['raised', 'acknowledged', 'contained'] as const satisfies readonly AlarmState[];

/** How grave, the gravest first. */
export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How a member belongs to the alarm that pages for it: raised after it, or inside what it was located to. */
export type Bond = 'grouped' | 'inhibited';

/** Every moment of the clock; null until it has come. */
export interface AlarmTimes {
  readonly firstVoiceAt: Date | null;
  readonly decidableAt: Date | null;
  readonly discoveredAt: Date;
  readonly locatedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly deployedAt: Date | null;
  readonly enforcedAt: Date | null;
  readonly containedAt: Date | null;
  readonly fellAt: Date | null;
  readonly clearedAt: Date | null;
  readonly reviewedAt: Date | null;
}

/** Something burns: a series left what was expected of it. */
export interface Alarm extends AlarmTimes {
  readonly state: AlarmState;
  readonly direction: 'up' | 'down';
  readonly severity: Severity;
  /** The gravest that was paged for it or a member of it. */
  readonly gravest: Severity;
  /** Now, per minute for counts; `peakRate` is the farthest from what was expected. */
  readonly rate: number;
  readonly expected: number;
  readonly lift: number;
  readonly peakRate: number;
  readonly cause: Located | null;
  readonly ownerId: string | null;
  readonly parentId: string | null;
  readonly bond: Bond | null;
  /** The silence that keeps it from paging; null where none does. */
  readonly silenceId: string | null;
  /** What people said of it: right, or false; null where nobody did. */
  readonly right: boolean | null;
  readonly reason: string | null;
  /** Readings after the first. */
  readonly agains: number;
  readonly seenAt: Date;
  /** Since when it is within the expected band; null while it is not. */
  readonly quietSince: Date | null;
  /** Since when half of the excess is gone. */
  readonly easedSince: Date | null;
  /** When playbooks were considered for it. */
  readonly consideredAt: Date | null;
}

export const isOpen = ({ state }: Pick<Alarm, 'state'>): boolean =>
  (OPEN_STATES as readonly AlarmState[]).includes(state);

/** Whether it pages nobody: a silence or another alarm keeps it quiet. */
export const isAsleep = ({ silenceId, parentId }: Pick<Alarm, 'silenceId' | 'parentId'>): boolean =>
  silenceId !== null || parentId !== null;

export const graver = (one: Severity, other: Severity): boolean =>
  SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other);

export const gravestOf = (one: Severity, other: Severity): Severity => (graver(one, other) ? one : other);
