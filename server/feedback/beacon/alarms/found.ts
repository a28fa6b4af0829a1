import type { Scope } from '../scope.ts';
import type { Severity } from './alarm.ts';

/** What a series counts. */
export type Subject =
  | { readonly type: 'workspace' }
  | { readonly type: 'attribute'; readonly attribute: string; readonly value: string }
  | { readonly type: 'pain'; readonly painId: string }
  | { readonly type: 'metric' };

export type SeriesKind = 'count' | 'ratio' | 'metric';

/** A series as an alarm names it. */
export interface SeriesBrief {
  readonly id: string;
  readonly code: string;
  readonly kind: SeriesKind;
  readonly subject: Subject;
  readonly title: string;
}

export type Why = 'surge' | 'fall' | 'new' | 'missing' | 'shift';

/** What a detector says at a moment, as far as an alarm keeps it; times in ms since the epoch. */
export interface Reading {
  readonly direction: 'up' | 'down';
  readonly why: Why;
  readonly score: number;
  readonly threshold: number;
  readonly rate: number;
  readonly expected: number;
  readonly lift: number;
  readonly startedAt: number;
  readonly floorMs: number;
}

/** What the watch found. */
export interface Found {
  readonly workspaceId: string;
  readonly series: SeriesBrief;
  readonly reading: Reading;
  readonly firstVoiceAt: Date | null;
  /** When the data at hand were enough to know. */
  readonly decidableAt: Date;
  readonly discoveredAt: Date;
  readonly severity: Severity;
  readonly drillId: string | null;
}

/** Where a subject lies among the attributes; null where attributes say nothing of it. */
export function scopeOfSubject(subject: Subject): Scope | null {
  switch (subject.type) {
    case 'workspace':
      return {};
    case 'attribute':
      return { [subject.attribute]: [subject.value] };
    default:
      return null;
  }
}

/** A number that the database can add up: what is endless, such as a lift over nothing, reads as a million. */
export const finite = (value: number): number => {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 0 : Math.sign(value) * 1e6;
};
