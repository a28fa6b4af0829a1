/** Time passes for a series: bins close, hours are learned, gaps are stepped over. */
import { BIN_MS } from '../threshold.ts';
import { addBin } from './cusum.ts';
import { calm, easeAlarm, feel } from './feeling.ts';
import { learnLevel, learnSquares } from './learning.ts';
import { type Outlook, slotOf } from './outlook.ts';
import { HOUR_MS, learnHour } from './profile.ts';
import { closeSpans, learnSpans, wholeBins } from './promotions.ts';
import type { CountSettings } from './settings.ts';
import type { CountMind } from './state.ts';

const DAY_MS = 24 * HOUR_MS;
/** A longer step means that nobody watched; a longer jump, that a clock is wrong. */
const UNWATCHED_MS = DAY_MS;
const ABSURD_MS = 400 * DAY_MS;
const LATEST_MS = 8.64e15;
const LATE_MS = 14 * DAY_MS;
/** The level is only told from the week's profile once there is one. */
const LEVEL_AGE = 3 * DAY_MS;
const MOST_GAPS = 20;
const PACE = 1 / 60;

export interface Walk {
  readonly to: number;
  readonly outlook: (at: number) => Outlook;
  readonly settings: CountSettings;
  /** Called when what is expected has changed. */
  readonly forget: () => void;
}

/** Whether a time can be believed at all. */
export function plausible({ bornAt, now }: CountMind, at: number): boolean {
  return at >= 0 && at <= LATEST_MS && (bornAt === null || at - now <= ABSURD_MS);
}

/** Moves to a later moment; an earlier one changes nothing. */
export function walk(mind: CountMind, { to, outlook, settings, forget }: Walk): void {
  if (mind.bornAt === null) begin(mind, to);
  if (to - mind.now > UNWATCHED_MS) {
    leap(mind, to);
    forget();
  }
  let start = Math.floor(mind.now / BIN_MS) * BIN_MS;
  while (to >= start + BIN_MS) {
    const view = outlook(start);
    const seen = mind.open;
    const bins = seen > 0 ? 1 : Math.floor((Math.min(to, view.to) - start) / BIN_MS) || 1;
    closeBins(mind, view, { start, seen, bins });
    mind.open = 0;
    start += bins * BIN_MS;
    mind.now = start;
    if (turnHour(mind, start, settings.bornAt ?? mind.bornAt!)) forget();
    closeSpans(mind);
    if (mind.alarm) {
      mind.settled = easeAlarm(mind, view, settings);
      if (mind.settled) forget();
    } else if (!view.silent) feel(mind, outlook(mind.now), settings);
  }
  mind.now = Math.max(mind.now, to);
}

interface Closing {
  readonly start: number;
  readonly seen: number;
  readonly bins: number;
}

function closeBins(mind: CountMind, view: Outlook, { start, seen, bins }: Closing): void {
  if (view.silent) return;
  for (let i = 0; i < view.up.length; i++)
    addBin(mind.up[i]!, view.up[i]!, { start, seen, mean: view.mean }, bins);
  for (let i = 0; i < view.down.length; i++)
    addBin(mind.down[i]!, view.down[i]!, { start, seen, mean: view.mean }, bins);
  const fade = (1 - PACE) ** bins;
  mind.pace = mind.pace * fade + (seen / bins) * (1 - fade);
  if (mind.alarm) {
    mind.alarm.seen += seen;
    mind.alarm.expected += view.mean * bins;
    // What is new has no usual level to protect.
    if (mind.alarm.why !== 'new') return;
  }
  learnSpans(mind, start, { seen, expected: view.usual * bins });
  if (view.promoted) return;
  learnSquares(mind, { seen, mean: view.mean }, bins);
  mind.hour.events += seen;
  mind.hour.bins += bins;
  mind.hour.expected += view.base * bins;
}

/** At a new hour the one before is learned. */
function turnHour(mind: CountMind, at: number, born: number): boolean {
  const index = Math.floor(at / HOUR_MS);
  const { hour } = mind;
  if (index === hour.index) return false;
  if (hour.bins > 0) {
    learnHour(mind.week, slotOf(hour.index), { events: hour.events, hours: (hour.bins * BIN_MS) / HOUR_MS });
    if (at - born > LEVEL_AGE) learnLevel(mind, hour);
  }
  mind.hour = { index, events: 0, bins: 0, expected: 0 };
  return true;
}

function begin(mind: CountMind, at: number): void {
  mind.bornAt = at;
  mind.now = at;
  mind.hour.index = Math.floor(at / HOUR_MS);
}

/** Nobody watched: what was suspected is forgotten, nothing is learned. */
function leap(mind: CountMind, to: number): void {
  calm(mind);
  mind.open = 0;
  mind.now = Math.floor(to / BIN_MS) * BIN_MS;
  mind.hour = { index: Math.floor(mind.now / HOUR_MS), events: 0, bins: 0, expected: 0 };
  mind.gaps = mind.gaps.filter((gap) => gap.to > mind.now);
  closeSpans(mind);
}

/** Late arrivals join the hour of the week that they belong to; true if what is expected changes. */
export function hearLate(mind: CountMind, at: number, count: number): boolean {
  if (mind.bornAt === null || !(at >= mind.bornAt) || mind.now - at > LATE_MS || at > mind.now) return false;
  const hour = Math.floor(at / HOUR_MS);
  if (hour === mind.hour.index) {
    mind.hour.events += count;
    return false;
  }
  const slot = slotOf(hour);
  if (mind.week.hours[slot] === 0) return false;
  mind.week.events[slot]! += count;
  return true;
}

/** Keeps a gap that is not over; one that has begun undoes what its hour has brought. */
export function takeGap(mind: CountMind, { from, to }: { from: number; to: number }): void {
  if (!(from < to)) return;
  const { start, end } = wholeBins({ start: Math.max(from, 0), end: Math.min(to, LATEST_MS) });
  if (from <= mind.now && to > mind.now - HOUR_MS) {
    if (mind.alarm?.direction === 'down' || mind.alarm === null) calm(mind);
    Object.assign(mind.hour, { events: 0, bins: 0, expected: 0 });
  }
  mind.gaps = [...mind.gaps.filter((gap) => gap.to > mind.now), { from: start, to: end }].slice(-MOST_GAPS);
}
