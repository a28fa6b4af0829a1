import { dayStart, momentAt } from '../../sample/days.ts';
import type { Moment } from '../../sample/story.ts';

/** Turns the story's days into moments; nothing lies after `until`, and nothing before what it follows. */
export function momentOf(until: Date, moment: Moment, notBefore = new Date(0)): Date {
  const at = momentAt(until, moment).getTime();
  return new Date(Math.max(notBefore.getTime(), Math.min(at, until.getTime())));
}

/** The date in China, `YYYY-MM-DD`, so many days before `until`'s. */
export function dateOf(until: Date, day: number): string {
  return new Date(dayStart(until, day) + 8 * 3_600_000).toISOString().slice(0, 10);
}
