import { type CountSettings, type CountState, createCountDetector } from '@gongjian/engines/surge';

const HOUR = 3_600_000;
const WEEK = 168;
/** Weeks of history that a detector learns from. */
const WEEKS = 8;
export const HISTORY_MS = WEEKS * WEEK * HOUR;
/** An older week counts so much less than the one after it, as the detector itself forgets. */
const OLD_WEEK = 0.9;

/** A full hour of the past, by its start. */
export interface PastHour {
  readonly at: number;
  readonly count: number;
}

/**
 * What a detector would know that had watched the hours since `from`; hours without a bin were quiet. It is built from
 * the hours themselves, a thousand times sooner than by watching them bin by bin.
 */
export function stateFromHours(
  settings: CountSettings,
  hours: readonly PastHour[],
  { from, now }: { from: number; now: number },
): CountState {
  const first = Math.floor(Math.max(from, now - HISTORY_MS) / HOUR);
  const last = Math.floor(now / HOUR);
  const counts = new Map(hours.map(({ at, count }) => [Math.floor(at / HOUR), count]));
  const events = new Float32Array(WEEK);
  const watched = new Float32Array(WEEK);
  for (let hour = first; hour < last; hour++) {
    const slot = ((hour % WEEK) + WEEK) % WEEK;
    events[slot] = events[slot]! * OLD_WEEK + (counts.get(hour) ?? 0);
    watched[slot] = watched[slot]! * OLD_WEEK + 1;
  }
  const fresh = createCountDetector(settings);
  fresh.advance(now);
  const state = fresh.snapshot();
  return {
    ...state,
    bornAt: first * HOUR,
    pace: (counts.get(last - 1) ?? 0) / 360,
    weekEvents: pack(events),
    weekHours: pack(watched),
  };
}

/** The same state at another time: what was suspected is forgotten, what was learned stays. For clocks that go back. */
export function stateAt(settings: CountSettings, state: CountState, now: number): CountState {
  const fresh = createCountDetector(settings);
  fresh.advance(now);
  const { up, down, alarm, hour, open } = fresh.snapshot();
  return { ...state, up, down, alarm, hour, open, now };
}

const pack = (numbers: Float32Array): string => Buffer.from(numbers.buffer).toString('base64');
