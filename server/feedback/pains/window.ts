import { Type } from 'typebox';

const DAY = 86_400_000;

/** Days that figures look at where nothing else is asked: four whole weeks, so that weekdays weigh alike. */
const WINDOW_DAYS = 28;
/** Days of each side of the trend. */
export const TREND_DAYS = 7;

/** Whole UTC days, both ends included, as `YYYY-MM-DD`. */
export interface Window {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** The window of `days` that ends today. */
export function windowUntil(now: Date, days = WINDOW_DAYS): Window {
  return { from: dayBefore(now, days - 1), to: dayOf(now), days };
}

/** The window of the same length right before. */
export function windowBefore({ from, days }: Window): Window {
  const start = new Date(`${from}T00:00:00Z`);
  return { from: dayBefore(start, days), to: dayBefore(start, 1), days };
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const dayBefore = (at: Date, days: number): string => dayOf(new Date(at.getTime() - days * DAY));

/** The moment after the last of the window's days. */
export const endOfDay = (day: string): string => dayBefore(new Date(`${day}T00:00:00Z`), -1);

/** Every day of the window in order. */
export function daysOf({ from, days }: Window): string[] {
  const start = new Date(`${from}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => dayBefore(start, -i));
}

export const WindowView = Type.Object({
  from: Type.String({ format: 'date', description: 'First UTC day' }),
  to: Type.String({ format: 'date', description: 'Last UTC day, included; today so far counts' }),
  days: Type.Integer(),
});
