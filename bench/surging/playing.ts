/** Plays one simulated series to a detector: weeks to learn, quiet weeks, and lifts from moments of these. */
import { type CountDetector, type CountState, createCountDetector } from '@gongjian/engines/surge';
import { chanceOf } from './chance.ts';
import { arrivalsOf, BIN_MS, DAY_MS, type Source, WEEK_MS } from './stream.ts';

export interface Play {
  readonly perMinute: number;
  readonly size: number;
  readonly weeks: number;
  readonly lifts: readonly number[];
  readonly seed: number;
}

export interface Played {
  /** In the four weeks that it learns from, the first of which it knows nothing. */
  readonly learningAlarms: number;
  readonly falseAlarms: number;
  /** Of one week that runs 10 % above what was learned. */
  readonly staleAlarms: number;
  readonly delays: readonly { readonly lift: number; readonly at: number; readonly ms: number }[];
}

const START = Date.UTC(2026, 0, 5);
const LEARNED_WEEKS = 4;
const BETWEEN_ONSETS = DAY_MS * 0.13;
const PATIENCE_MS = 2 * DAY_MS;

export function play({ perMinute, size, weeks, lifts, seed }: Play): Played {
  const source: Source = { perMinute, size, chance: chanceOf(seed) };
  const detector = createCountDetector();
  const quietFrom = START + LEARNED_WEEKS * WEEK_MS;
  const learningAlarms = run(detector, source, { from: START, to: quietFrom });
  const learned = detector.snapshot();
  const delays: { lift: number; at: number; ms: number }[] = [];
  let falseAlarms = 0;
  for (let from = quietFrom; from < quietFrom + weeks * WEEK_MS; ) {
    const to = Math.floor((from + BETWEEN_ONSETS * (0.5 + source.chance.uniform())) / BIN_MS) * BIN_MS;
    falseAlarms += run(detector, source, { from, to });
    from = to;
    const state = detector.snapshot();
    if (state.alarm) continue;
    for (const lift of lifts) delays.push({ lift, at: to, ms: delayOf(state, source, { lift, at: to }) });
  }
  const stale = createCountDetector({}, learned);
  const staleAlarms = run(stale, source, { from: quietFrom, to: quietFrom + WEEK_MS, lift: 1.1 });
  return { learningAlarms, falseAlarms, staleAlarms, delays };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly lift?: number;
}

/** Alarms raised in a stretch. */
export function run(detector: CountDetector, source: Source, { from, to, lift = 1 }: Stretch): number {
  let [alarms, was] = [0, detector.advance(from).alarm];
  const hear = (alarm: boolean) => {
    if (alarm && !was) alarms++;
    was = alarm;
  };
  for (let start = from; start < to; start += BIN_MS) {
    for (const at of arrivalsOf(source, start, lift)) hear(detector.arrive(at).alarm);
    if (start % 60_000 === 0) hear(detector.advance(start + BIN_MS - 1).alarm);
  }
  return alarms;
}

/** From the onset to the alarm upwards; patience where none comes. */
function delayOf(state: CountState, source: Source, { lift, at }: { lift: number; at: number }): number {
  const detector = createCountDetector({}, state);
  for (let start = at; start < at + PATIENCE_MS; start += BIN_MS) {
    for (const arrival of arrivalsOf(source, start, lift)) {
      const { alarm, direction } = detector.arrive(arrival);
      if (alarm && direction === 'up') return arrival - at;
    }
  }
  return PATIENCE_MS;
}
