/**
 * Detects changes of a ratio (failed payments of payments, complaints of orders): CUSUMs of the binomial likelihood in
 * both directions. A ratio hardly moves with traffic, so it needs no week's profile and no calendar.
 */
import type { Detector, Direction, Reading } from '../reading.ts';
import { BIN_MS, BINS_A_WEEK } from '../threshold.ts';
import { learnRatio, ratioOf, spreadOf } from './learning.ts';
import { DOWN_ODDS, type Odds, oddsOf, UP_ODDS } from './odds.ts';
import { quietSum, type RatioState, type Sum } from './state.ts';

export interface RatioSettings {
  readonly falseAlarmsPerWeek?: number;
  /** A ratio believed before anything is seen, and how many trials' worth. Default 0.02, 20. */
  readonly prior?: { readonly ratio: number; readonly trials: number };
  /** Trials that are only learned from. Default 100. */
  readonly warmUp?: number;
  /** After this long an alarm's ratio is taken for the new one. Default 24 h. */
  readonly settleMs?: number;
}

export interface RatioDetector extends Detector<RatioState> {
  /** Scores `numerator` of `denominator` trials at this moment. */
  arrive(at: number, numerator: number, denominator: number): Reading;
  /** Time passes: closes the open bin. */
  advance(to: number): Reading;
}

interface Felt {
  readonly sum: Sum;
  readonly odds: Odds;
  readonly threshold: number;
}

const LEAST = Math.log(20);
const HEADROOM = 3;
const WARM_UP = 100;
const DAY_MS = 86_400_000;
const LATEST_MS = 8.64e15;
const ABSURD_MS = 400 * DAY_MS;
const MOST_GAPS = 20;
const MOST_TRIALS = 1e9;
const VERDICT = { right: -0.25, wrong: 0.5, least: -1, most: 4 } as const;

/** Makes a detector, new or from a state. Throws a RangeError on a state of another version. */
export function createRatioDetector(settings: RatioSettings = {}, state?: RatioState): RatioDetector {
  if (state && state.version !== 1) throw new RangeError('Not a state of this detector.');
  const mind = state ? structuredClone(state) : newMind();
  return {
    arrive(at, numerator, denominator) {
      const trials = Math.min(Math.max(0, Math.floor(denominator) || 0), MOST_TRIALS);
      const hits = Math.min(Math.max(0, Math.floor(numerator) || 0), trials);
      if (!plausible(mind, at) || trials === 0 || silent(mind, at)) return read(mind, settings);
      move(mind, settings, at);
      const start = Math.floor(mind.now / BIN_MS) * BIN_MS;
      // Late ones teach the ratio, but are no evidence of now.
      if (at < start) learnRatio(mind, { numerator: hits, denominator: trials });
      else hear(mind, settings, { at, hits, trials });
      return read(mind, settings);
    },
    advance(to) {
      if (plausible(mind, to)) move(mind, settings, to);
      return read(mind, settings);
    },
    feedback(right) {
      const moved = mind.caution + (right ? VERDICT.right : VERDICT.wrong);
      mind.caution = Math.min(VERDICT.most, Math.max(VERDICT.least, moved));
    },
    missing(from, to) {
      if (from < to)
        mind.gaps = [
          ...mind.gaps.filter((gap) => gap.to > mind.now),
          { from: Math.max(from, 0), to: Math.min(to, LATEST_MS) },
        ].slice(-MOST_GAPS);
    },
    snapshot: () => structuredClone(mind),
  };
}

function newMind(): RatioState {
  return {
    version: 1,
    bornAt: null,
    now: 0,
    numerator: 0,
    denominator: 0,
    spread: 0,
    groups: 0,
    pace: 0,
    open: { bin: 0, numerator: 0, denominator: 0 },
    up: UP_ODDS.map(quietSum),
    down: DOWN_ODDS.map(quietSum),
    alarm: null,
    caution: 0,
    gaps: [],
  };
}

const plausible = ({ bornAt, now }: RatioState, at: number) =>
  at >= 0 && at <= LATEST_MS && (bornAt === null || at - now <= ABSURD_MS);

const silent = ({ gaps }: RatioState, at: number) => gaps.some((gap) => gap.from <= at && at < gap.to);

/** Closes the bin that a later moment leaves behind. */
function move(mind: RatioState, settings: RatioSettings, to: number): void {
  if (mind.bornAt === null) {
    mind.bornAt = to;
    mind.now = to;
    mind.open.bin = Math.floor(to / BIN_MS);
  }
  if (to <= mind.now) return;
  mind.now = to;
  const bin = Math.floor(to / BIN_MS);
  if (bin === mind.open.bin) return;
  const { numerator, denominator } = mind.open;
  const fade = (1 - 1 / 720) ** Math.min(bin - mind.open.bin, 100_000);
  mind.pace = mind.pace * fade + (denominator / (bin - mind.open.bin)) * (1 - fade);
  if (!mind.alarm && denominator > 0) learnRatio(mind, { numerator, denominator });
  mind.open = { bin, numerator: 0, denominator: 0 };
  ease(mind, settings);
}

function hear(
  mind: RatioState,
  settings: RatioSettings,
  { at, hits, trials }: { at: number; hits: number; trials: number },
): void {
  mind.open.numerator += hits;
  mind.open.denominator += trials;
  const spread = spreadOf(mind);
  for (const direction of ['up', 'down'] as const) {
    for (const { sum, odds, threshold } of bankOf(mind, settings, direction)) {
      const nats = sum.nats + (hits * odds.hit + (trials - hits) * odds.miss) / spread;
      if (nats <= 0) Object.assign(sum, quietSum());
      else {
        if (sum.nats === 0) sum.startedAt = at;
        sum.nats = Math.min(nats, threshold + HEADROOM);
        sum.numerator += hits;
        sum.denominator += trials;
      }
    }
  }
  if (mind.alarm || mind.denominator < (settings.warmUp ?? WARM_UP)) return;
  for (const direction of ['up', 'down'] as const) {
    const { sum, threshold } = strongest(mind, settings, direction);
    if (sum.nats < threshold || mind.alarm) continue;
    mind.alarm = { direction, startedAt: sum.startedAt, raisedAt: at };
    mind.open.numerator = 0;
    mind.open.denominator = 0;
  }
}

/** An alarm ends when half of its evidence is gone, or has become the usual ratio. */
function ease(mind: RatioState, settings: RatioSettings): void {
  if (!mind.alarm) return;
  const over = bankOf(mind, settings, mind.alarm.direction).every(
    ({ sum, threshold }) => sum.nats < threshold / 2,
  );
  const settled = mind.now - mind.alarm.raisedAt >= (settings.settleMs ?? DAY_MS);
  if (!over && !settled) return;
  if (!over) {
    const { sum } = strongest(mind, settings, mind.alarm.direction);
    mind.numerator = sum.numerator;
    mind.denominator = sum.denominator;
  }
  mind.alarm = null;
  mind.up = UP_ODDS.map(quietSum);
  mind.down = DOWN_ODDS.map(quietSum);
}

/** Each odds ratio against the edge of what the ratio is known to be, with its threshold (threshold.ts, in trials). */
function bankOf(mind: RatioState, settings: RatioSettings, direction: Direction): Felt[] {
  const { low, high } = ratioOf(mind, settings.prior);
  const [edge, bank, sums] = direction === 'up' ? [high, UP_ODDS, mind.up] : [low, DOWN_ODDS, mind.down];
  const trials =
    (BINS_A_WEEK / (settings.falseAlarmsPerWeek ?? 1)) * Math.max(mind.pace, 1e-4) * bank.length * 2;
  return bank.map((each, i) => {
    const odds = oddsOf(each, edge);
    const threshold = Math.max(LEAST, Math.log(trials * odds.divergence)) + mind.caution;
    return { sum: sums[i]!, odds, threshold };
  });
}

function strongest(mind: RatioState, settings: RatioSettings, direction: Direction): Felt {
  return bankOf(mind, settings, direction).reduce((best, felt) =>
    felt.sum.nats - felt.threshold > best.sum.nats - best.threshold ? felt : best,
  );
}

function read(mind: RatioState, settings: RatioSettings): Reading {
  const [up, down] = [strongest(mind, settings, 'up'), strongest(mind, settings, 'down')];
  const falling = down.sum.nats - down.threshold > up.sum.nats - up.threshold && down.sum.nats > 0;
  const direction = mind.alarm?.direction ?? (falling ? 'down' : 'up');
  const { sum, odds, threshold } = direction === 'up' ? up : down;
  const { mean } = ratioOf(mind, settings.prior);
  const rate = sum.denominator > 0 ? sum.numerator / sum.denominator : mean;
  const trials = Math.max(mind.pace, 1e-6);
  return {
    alarm: mind.alarm !== null,
    direction,
    why: silent(mind, mind.now) ? 'missing' : direction === 'up' ? 'surge' : 'fall',
    score: sum.nats,
    threshold,
    rate,
    expected: mean,
    lift: rate / mean,
    startedAt: mind.alarm?.startedAt ?? (sum.nats > 0 ? sum.startedAt : mind.now),
    floorMs:
      (BIN_MS * Math.log(BINS_A_WEEK / (settings.falseAlarmsPerWeek ?? 1))) / (trials * odds.divergence),
  };
}
