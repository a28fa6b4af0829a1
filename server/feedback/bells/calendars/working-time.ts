import { DateTime, IANAZone } from 'luxon';

/** A stretch of work within one local day, `HH:MM` to `HH:MM`; `24:00` ends with the day. */
export type Block = [string, string];

/** When people work: blocks per weekday, and days that differ. */
export interface WorkingCalendar {
  /** IANA name, such as Asia/Shanghai. */
  readonly timeZone: string;
  /** Weekday 1 (Monday) … 7 (Sunday) → blocks in order; a missing day is free. */
  readonly week: Readonly<Record<string, readonly Block[]>>;
  /** `YYYY-MM-DD` → the blocks of that day instead: none for a holiday, some for a working day out of turn. */
  readonly exceptions: Readonly<Record<string, readonly Block[]>>;
}

const OFFICE: Block[] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];

/** What a workspace starts with: Monday to Friday 09:00–12:00 and 13:30–18:00, Asia/Shanghai. */
export const DEFAULT_CALENDAR: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: { '1': OFFICE, '2': OFFICE, '3': OFFICE, '4': OFFICE, '5': OFFICE },
  exceptions: {},
};

/** A calendar that cannot be used: what is wrong, and where (JSON pointer). */
export interface CalendarProblem {
  readonly at: string;
  readonly problem: string;
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const MINUTE = 60_000;

/** The first thing wrong with a calendar, or null. A calendar that passes has some working time in every week. */
export function checkCalendar(calendar: WorkingCalendar): CalendarProblem | null {
  if (!IANAZone.isValidZone(calendar.timeZone)) {
    return { at: '/timeZone', problem: `"${calendar.timeZone}" is no IANA time zone` };
  }
  for (const [day, blocks] of Object.entries(calendar.week)) {
    if (!/^[1-7]$/.test(day)) return { at: `/week/${day}`, problem: 'a weekday is 1 (Monday) to 7' };
    const problem = checkBlocks(blocks);
    if (problem) return { at: `/week/${day}`, problem };
  }
  for (const [date, blocks] of Object.entries(calendar.exceptions)) {
    const at = `/exceptions/${date}`;
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || !DateTime.fromISO(date).isValid) {
      return { at, problem: 'a day is written YYYY-MM-DD' };
    }
    const problem = checkBlocks(blocks);
    if (problem) return { at, problem };
  }
  const empty = Object.values(calendar.week).every((blocks) => blocks.length === 0);
  return empty ? { at: '/week', problem: 'a week needs at least one block of work' } : null;
}

function checkBlocks(blocks: readonly Block[]): string | null {
  let last = -1;
  for (const [start, end] of blocks) {
    if (!TIME.test(start) || !TIME.test(end)) return 'a time is written HH:MM';
    if (minutesOf(start) >= minutesOf(end)) {
      return `a block must end after it starts; one over midnight is two blocks (${start}–${end})`;
    }
    if (minutesOf(start) < last) return `blocks must follow each other without overlap (${start}–${end})`;
    last = minutesOf(end);
  }
  return null;
}

/**
 * The moment when `minutes` of work have passed since `from`; `from` itself for 0.
 * @param calendar must have passed `checkCalendar`
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let left = minutes * MINUTE;
  if (left <= 0) return from;
  for (let day = localDay(calendar, from); ; day = day.plus({ days: 1 })) {
    for (const [start, end] of stretches(calendar, day)) {
      const begin = Math.max(start, from.getTime());
      if (end <= begin) continue;
      if (end - begin >= left) return new Date(begin + left);
      left -= end - begin;
    }
  }
}

/** Minutes of work from `from` to `to`, to the millisecond; negative where `to` lies before `from`. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, to: Date): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from);
  let worked = 0;
  for (let day = localDay(calendar, from); day.toMillis() <= to.getTime(); day = day.plus({ days: 1 })) {
    for (const [start, end] of stretches(calendar, day)) {
      worked += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
    }
  }
  return worked / MINUTE;
}

const localDay = (calendar: WorkingCalendar, at: Date): DateTime =>
  DateTime.fromJSDate(at, { zone: calendar.timeZone }).startOf('day');

/** The day's blocks as stretches of real time, in order, in epoch milliseconds. */
function stretches(calendar: WorkingCalendar, day: DateTime): [number, number][] {
  const blocks = calendar.exceptions[day.toISODate()!] ?? calendar.week[day.weekday] ?? [];
  return blocks.map(([start, end]) => [instantOf(day, start), instantOf(day, end)]);
}

/** When a wall clock first shows `time` or later on that day: where it jumps over the time, the jump itself. */
export function instantOf(day: DateTime, time: string): number {
  const minutes = minutesOf(time);
  if (minutes === 24 * 60) return day.plus({ days: 1 }).startOf('day').toMillis();
  const hit = day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  if (hit.hour * 60 + hit.minute === minutes) return hit.toMillis();
  return jumpBefore(hit);
}

/** The change of offset in the hours before `after`, to the minute. */
function jumpBefore(after: DateTime): number {
  let [low, high] = [after.minus({ hours: 3 }).toMillis(), after.toMillis()];
  const offsetAt = (at: number) => DateTime.fromMillis(at, { zone: after.zone }).offset;
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle) === after.offset) high = middle;
    else low = middle;
  }
  return high;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
