/** What a count detector remembers of its series, and the same as JSON. */
import { packNumbers, unpackNumbers } from '../packing.ts';
import type { Direction, PromotionWindow, Why } from '../reading.ts';
import { DOWN_LIFTS, quietSum, type Sum, UP_LIFTS } from './cusum.ts';
import type { Held } from './held.ts';
import { HOURS, type Week } from './profile.ts';

/** A window that is or was in the calendar, and what has come in it. */
export interface Span extends PromotionWindow {
  seen: number;
  /** Without the window's lift. */
  expected: number;
}

/** What a kind of window has lifted so far: log lifts, their count, sum and sum of squares. */
export interface Kind {
  readonly kind: string;
  times: number;
  logs: number;
  squares: number;
}

export interface Alarm {
  readonly direction: Direction;
  readonly why: Why;
  readonly startedAt: number;
  readonly raisedAt: number;
  /** What has come and was expected since it was raised. */
  seen: number;
  expected: number;
}

interface Remembered {
  /** The first time passed in; undefined before it. */
  bornAt: number | null;
  now: number;
  /** Arrivals in the open bin. */
  open: number;
  /** Recent arrivals a bin, over some ten minutes. */
  pace: number;
  up: Sum[];
  down: Sum[];
  alarm: Alarm | null;
  /** The hour that is being watched, and what it has brought. */
  hour: { index: number; events: number; bins: number; expected: number };
  /** Recent counts against the profile: the level. */
  recent: { events: number; expected: number };
  /** Squares for the dispersion: beyond Poisson, and of the mean. */
  beyond: number;
  squares: number;
  held: Held;
  /** Nats that people's verdicts have added to the thresholds. */
  caution: number;
  /** The last alarm ended because its level had become the usual one. */
  settled: boolean;
  spans: Span[];
  kinds: Kind[];
  gaps: { from: number; to: number }[];
}

/** As JSON. */
export interface CountState extends Remembered {
  readonly version: 1;
  readonly weekEvents: string;
  readonly weekHours: string;
}

export interface CountMind extends Remembered {
  readonly week: Week;
}

export function newMind(): CountMind {
  return {
    bornAt: null,
    now: 0,
    open: 0,
    pace: 0,
    up: UP_LIFTS.map(quietSum),
    down: DOWN_LIFTS.map(quietSum),
    alarm: null,
    hour: { index: 0, events: 0, bins: 0, expected: 0 },
    recent: { events: 0, expected: 0 },
    beyond: 0,
    squares: 0,
    held: {
      step: -1,
      hour: -1,
      dispersion: 0,
      spread: 1,
      up: UP_LIFTS.map(() => 1),
      down: DOWN_LIFTS.map(() => 1),
    },
    caution: 0,
    settled: false,
    spans: [],
    kinds: [],
    gaps: [],
    week: { events: new Float32Array(HOURS), hours: new Float32Array(HOURS) },
  };
}

export function stateOf({ week, ...rest }: CountMind): CountState {
  return {
    version: 1,
    ...structuredClone(rest),
    weekEvents: packNumbers(week.events),
    weekHours: packNumbers(week.hours),
  };
}

/** Continues from a state; throws a RangeError on one of another version. */
export function mindFrom({ version, weekEvents, weekHours, ...rest }: CountState): CountMind {
  if (version !== 1) throw new RangeError('Not a state of this detector.');
  const week = { events: unpackNumbers(weekEvents, HOURS), hours: unpackNumbers(weekHours, HOURS) };
  return { ...structuredClone(rest), week };
}
