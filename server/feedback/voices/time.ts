import { CLOCK_TOLERANCE, EARLIEST } from './record.ts';
import { type Rejection, reject } from './rejection.ts';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d))$/;

/** Milliseconds since 1970 of an ISO 8601 time with its zone; null where it is none, such as 30 February. */
export function parseIsoTime(text: string): number | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', , sign, zoneHour, zoneMinute] = parts;
  const local = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
  if (!existsOnCalendar(local) || Number(zoneHour ?? 0) > 18 || Number(zoneMinute ?? 0) > 59) return null;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = sign ? (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -60_000 : 60_000) : 0;
  return utcOf(local) + milliseconds - offset;
}

/** A date and time of day without a zone. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The moment if the local time were UTC. Years before 100 are not bent into the 20th century. */
export function utcOf({ year, month, day, hour, minute, second }: LocalTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

export function existsOnCalendar({ year, month, day, hour, minute, second }: LocalTime): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** Whether a voice may have happened then: not before 1990, not after the server's clock plus five minutes. */
export function checkTime(time: number, now: Date): Rejection | null {
  if (time < EARLIEST) return reject('time.past', 'occurredAt');
  return time > now.getTime() + CLOCK_TOLERANCE ? reject('time.future', 'occurredAt') : null;
}
