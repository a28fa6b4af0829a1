import { DateTime } from 'luxon';

/** The hour from which a day's digest is due, by the member's own clock. */
const DIGEST_HOUR = 9;

/** The local day at `now`, and whether its digest is due. An unknown time zone counts as UTC. */
export function localDay(now: Date, timeZone: string): { day: string; due: boolean } {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  const clock = local.isValid ? local : DateTime.fromJSDate(now, { zone: 'UTC' });
  return { day: clock.toISODate()!, due: clock.hour >= DIGEST_HOUR };
}
