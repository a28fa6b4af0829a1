import type { Nature, PointKind } from '@gongjian/engines/pains';
import type { Resolved } from './book.ts';

/** What one step of listening changes in the database, before it is written. */
export interface Settled {
  readonly born: { id: string; key: number; nature: Nature; at: Date; title: string }[];
  readonly resolved: Map<string, Resolved>;
  readonly archived: Map<string, Date | null>;
  readonly portraits: Map<string, Portrait>;
  readonly points: PointRow[];
  readonly days: Map<string, DayRow>;
  readonly spans: Map<string, { id: string; first: Date; last: Date }>;
  readonly events: EventRow[];
}

export interface Portrait {
  readonly id: string;
  readonly title: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  readonly typical: readonly string[];
}

export interface PointRow {
  readonly voiceId: string;
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly kind: PointKind;
  readonly mood: number;
  readonly urgency: number;
  readonly painId: string | null;
  readonly thread: number | null;
  readonly likeness: number;
  readonly repeat: boolean;
  readonly occurredAt: Date;
  readonly authorKey: string | null;
  readonly channel: string | null;
  readonly language: string;
}

export interface DayRow {
  readonly painId: string;
  readonly day: string;
  voices: number;
  moodSum: number;
}

export interface EventRow {
  readonly id: string;
  readonly painId: string;
  readonly otherId: string | null;
  readonly type: string;
  readonly at: Date;
  readonly byPerson: boolean;
  readonly actorName: string;
  readonly detail: Record<string, unknown>;
}

export const nothingSettled = (): Settled => ({
  born: [],
  resolved: new Map(),
  archived: new Map(),
  portraits: new Map(),
  points: [],
  days: new Map(),
  spans: new Map(),
  events: [],
});

/** Counts a point into (or with `times` −1 out of) its pain's day. Repeats and noise are not counted. */
export function countDay(
  days: Map<string, DayRow>,
  point: Pick<PointRow, 'painId' | 'occurredAt' | 'repeat' | 'mood'>,
  times: 1 | -1,
): void {
  if (point.painId === null || point.repeat) return;
  const day = point.occurredAt.toISOString().slice(0, 10);
  const name = `${point.painId} ${day}`;
  const row = days.get(name) ?? { painId: point.painId, day, voices: 0, moodSum: 0 };
  row.voices += times;
  // The column holds single precision, and a recount sums what the column holds.
  row.moodSum += times * Math.fround(point.mood);
  days.set(name, row);
}
