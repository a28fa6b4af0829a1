/** Arithmetic of cycles on calendar days. A day is text `YYYY-MM-DD`; a span holds both its first and last day. */
import type { Cadence } from './tables.ts';

export interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Cadences that follow the calendar, with their months. */
const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;

const DAY = 86_400_000;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayAt = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** The day `count` days after `day` (before it where negative). */
export const addDays = (day: string, count: number): string => dayAt(numberOf(day) + count);

export const earlierDay = (a: string, b: string): string => (a.localeCompare(b) <= 0 ? a : b);

/** Days of a span, first and last included. */
export const daysOf = (span: Span): number => numberOf(span.endsOn) - numberOf(span.startsOn) + 1;

/** The calendar day of an instant in a time zone. */
export function dayIn(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

/** The instant at which a calendar day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Twice, since the offset at midnight UTC may differ from that at midnight there.
  const first = new Date(utc - offset(new Date(utc), timeZone));
  return new Date(utc - offset(first, timeZone));
}

function offset(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const there = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return there - Math.floor(at.getTime() / 1000) * 1000;
}

/** The whole calendar period (year, half, quarter or month) that holds a day. */
export function periodOf(day: string, cadence: Exclude<Cadence, 'custom'>): Span {
  const months = MONTHS[cadence];
  const year = Number(day.slice(0, 4));
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months;
  return {
    startsOn: new Date(Date.UTC(year, first, 1)).toISOString().slice(0, 10),
    endsOn: new Date(Date.UTC(year, first + months, 0)).toISOString().slice(0, 10),
  };
}

/** A cadence with its length in days where it is custom. */
export type Turning =
  | { readonly cadence: Exclude<Cadence, 'custom'> }
  | { readonly cadence: 'custom'; readonly days: number };

/**
 * The span of a cycle that starts on a day. A calendar cadence runs to the end of its period, so that cycles fall
 * back onto the calendar after an early close; what is left of a period is joined to the next one where it is less
 * than half of it.
 */
export function spanFrom(startsOn: string, turning: Turning): Span {
  if (turning.cadence === 'custom') return { startsOn, endsOn: addDays(startsOn, turning.days - 1) };
  const period = periodOf(startsOn, turning.cadence);
  const rest = { startsOn, endsOn: period.endsOn };
  if (daysOf(rest) * 2 >= daysOf(period)) return rest;
  return { startsOn, endsOn: periodOf(addDays(period.endsOn, 1), turning.cadence).endsOn };
}

/** The span of the cycle that follows: it starts on the day after. */
export const spanAfter = (span: Span, turning: Turning): Span => spanFrom(addDays(span.endsOn, 1), turning);

/**
 * Week `week` of `weeks` on a day: weeks are blocks of seven days from the first day; days at the end that fill
 * less than half a week belong to the last one (a quarter always has 13). Null outside the span.
 */
export function weekOn(day: string, span: Span): { week: number; weeks: number } | null {
  const gone = numberOf(day) - numberOf(span.startsOn);
  const days = daysOf(span);
  if (gone < 0 || gone >= days) return null;
  const weeks = Math.max(1, Math.round(days / 7));
  return { week: Math.min(weeks, Math.floor(gone / 7) + 1), weeks };
}

/** A short label made from the dates, such as `2026-Q4`, for cycles without a name of their own. */
export function labelOf(span: Span, cadence: Cadence): string {
  const year = span.endsOn.slice(0, 4);
  const month = Number(span.endsOn.slice(5, 7));
  switch (cadence) {
    case 'year':
      return year;
    case 'half':
      return `${year}-H${Math.ceil(month / 6)}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'month':
      return span.endsOn.slice(0, 7);
    case 'custom':
      return `${span.startsOn} – ${span.endsOn}`;
  }
}
