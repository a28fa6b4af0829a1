/** What is expected of the coming bins: the mean, its uncertainty, its dispersion, and what each lift then means. */
import { incrementOf } from '../likelihood.ts';
import { BIN_MS, BINS_A_WEEK, STEP_MS, thresholdFor } from '../threshold.ts';
import { DOWN_LIFTS, type Lifted, PROMOTED_LIFTS, stretched, UP_LIFTS } from './cusum.ts';
import { levelOf } from './learning.ts';
import { HOUR_MS, HOURS, type Profile, profileOf } from './profile.ts';
import { liftAt } from './promotions.ts';
import type { CountSettings } from './settings.ts';
import type { CountMind } from './state.ts';

const DAY_MS = 24 * HOUR_MS;
const BINS_AN_HOUR = HOUR_MS / BIN_MS;

/** Holds for a run of bins in which nothing of the calendar begins or ends. */
export interface Outlook {
  readonly from: number;
  readonly to: number;
  /** The source is known to be down. */
  readonly silent: boolean;
  readonly promoted: boolean;
  /** Arrivals a bin: by the profile alone, with the level, and with the calendar's lift too. */
  readonly base: number;
  readonly usual: number;
  readonly mean: number;
  /** Relative standard error of the mean. */
  readonly error: number;
  readonly dispersion: number;
  /** Edges of the mean that the two sides are measured against. */
  readonly high: number;
  readonly low: number;
  readonly up: readonly Lifted[];
  readonly down: readonly Lifted[];
  /** Bins between false alarms on one side. */
  readonly arl: number;
}

/** Shares of the false alarms that surges and falls may use. */
const UP_SHARE = 0.85;
/** The lifts of the bank alarm together, so that their false alarms are fewer than their sum. */
const OVERLAP = 2.3;
/** No baseline is better known than this: tomorrow is never quite like the weeks before. */
const LEAST_ERROR = 0.03;

/** The profile of an hour, kept while the hour lasts. */
export interface Fitted {
  readonly hour: number;
  readonly profile: Profile;
}

export function fit(mind: CountMind, settings: CountSettings): Fitted {
  const prior = settings.prior ?? { perMinute: 0.05, events: 1 };
  return {
    hour: mind.hour.index,
    profile: profileOf(mind.week, {
      rate: prior.perMinute * 60,
      events: prior.events,
      spread: mind.held.spread,
    }),
  };
}

interface Looking {
  readonly settings: CountSettings;
  readonly fitted: Fitted;
  readonly at: number;
}

/** From a moment on, for as long as it stays the same. */
export function lookOut(mind: CountMind, { settings, fitted, at }: Looking): Outlook {
  const { profile } = fitted;
  const { from, to } = reach(mind, at);
  const middle = (Math.floor(at / STEP_MS) + 0.5) * STEP_MS;
  const age = mind.bornAt === null ? 0 : middle - (settings.bornAt ?? mind.bornAt);
  const { rate, variance } = along(profile, middle);
  const level = levelOf(mind);
  const { lift, variance: liftVariance } = liftAt(mind, at);
  const base = Math.max(1e-9, rate / BINS_AN_HOUR);
  const usual = base * level.factor;
  const error = LEAST_ERROR + Math.sqrt(variance + level.variance + liftVariance) + youth(age);
  const { dispersion } = mind.held;
  const mean = usual * lift;
  const high = mean * (1 + error);
  const low = mean / (1 + error);
  const arl = BINS_A_WEEK / (settings.falseAlarmsPerWeek ?? 1);
  const usually = Math.max(1e-9, (profile.level * level.factor) / BINS_AN_HOUR);
  const lifted = (lifts: readonly number[], edge: number, bins: number): Lifted[] =>
    lifts.map((each, i) => ({
      lift: each,
      ...incrementOf(each, edge, dispersion),
      threshold:
        mind.caution +
        stretched(
          thresholdFor({ lift: each, mean: (usually * edge) / usual, dispersion }, bins),
          (each > 1 ? mind.held.up : mind.held.down)[i]!,
        ),
    }));
  return {
    from,
    to,
    silent: mind.gaps.some((gap) => gap.from <= at && at < gap.to),
    promoted: lift !== 1,
    base,
    usual,
    mean,
    error,
    dispersion,
    high,
    low,
    up: lifted(lift === 1 ? UP_LIFTS : PROMOTED_LIFTS, high, (arl * UP_LIFTS.length) / OVERLAP / UP_SHARE),
    down: lifted(DOWN_LIFTS, low, (arl * DOWN_LIFTS.length) / OVERLAP / (1 - UP_SHARE)),
    arl,
  };
}

/** Bins around a moment, up to the next step and to the next edge of the calendar. */
function reach(mind: CountMind, at: number): { from: number; to: number } {
  const from = Math.floor(at / BIN_MS) * BIN_MS;
  let to = (Math.floor(at / STEP_MS) + 1) * STEP_MS;
  const edge = (time: number) => {
    if (time > from && time < to) to = time;
  };
  for (const { start, end } of mind.spans) {
    edge(start);
    edge(end);
  }
  for (const gap of mind.gaps) {
    edge(gap.from);
    edge(gap.to);
  }
  return { from, to };
}

/** The profile between the middles of two hours. */
function along({ rates, variances }: Profile, at: number): { rate: number; variance: number } {
  const position = at / HOUR_MS - 0.5;
  const before = Math.floor(position);
  const share = position - before;
  const [a, b] = [slotOf(before), slotOf(before + 1)];
  return {
    rate: rates[a]! * (1 - share) + rates[b]! * share,
    variance: variances[a]! * (1 - share) + variances[b]! * share,
  };
}

export function slotOf(hour: number): number {
  return ((hour % HOURS) + HOURS) % HOURS;
}

/** Uncertainty of a series whose days (first two) or weekdays (first two weeks) nobody has seen yet. */
function youth(age: number): number {
  const days = age / DAY_MS;
  return 0.8 * Math.max(0, 1 - days / 2) + 0.1 * Math.max(0, 1 - days / 14);
}
