import type { LocalTime } from '../voices/index.ts';
import { utcOf } from '../voices/index.ts';

const HOUR = 3_600_000;
const MOST_KNOWN = 50_000;

/** Turns times of day of one place into moments. */
export type ToMoment = (local: LocalTime) => number;

/** Whether the runtime knows the zone, such as `Asia/Shanghai`. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone);
  } catch {
    return false;
  }
}

/** @param zone IANA name; times that a change of clocks skips or repeats get one of the two possible moments */
export function momentsIn(zone: string): ToMoment {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offsetAt = (moment: number): number => {
    const hour = Math.floor(moment / HOUR);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      const parts = Object.fromEntries(
        format.formatToParts(hour * HOUR).map(({ type, value }) => [type, Number(value)]),
      ) as unknown as LocalTime;
      offset = utcOf(parts) - hour * HOUR;
      if (offsets.size >= MOST_KNOWN) offsets.clear();
      offsets.set(hour, offset);
    }
    return offset;
  };
  return (local) => {
    const wall = utcOf(local);
    const guess = wall - offsetAt(wall);
    return wall - offsetAt(guess);
  };
}
