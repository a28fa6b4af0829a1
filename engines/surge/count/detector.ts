/** Detects surges and falls of one series of arrivals; every arrival is scored when it comes. */
import type { Detector, PromotionWindow, Reading } from '../reading.ts';
import { BIN_MS } from '../threshold.ts';
import { bandOf, type CountBand } from './band.ts';
import { feel } from './feeling.ts';
import { hold } from './held.ts';
import { type Fitted, fit, lookOut, type Outlook } from './outlook.ts';
import { takeCalendar } from './promotions.ts';
import { readingOf } from './saying.ts';
import type { CountSettings } from './settings.ts';
import { type CountState, mindFrom, newMind, stateOf } from './state.ts';
import { hearLate, plausible, takeGap, walk } from './walking.ts';

export interface CountDetector extends Detector<CountState> {
  /** Scores `count` arrivals at this moment; what comes before the open bin is late. */
  arrive(at: number, count?: number): Reading;
  /** Time passes: closes bins, learns, watches for falls. */
  advance(to: number): Reading;
  /** Arrivals of the past: the baseline alone learns of them. */
  late(at: number, count?: number): void;
  /** The rate expected at a moment, and the band that 99 % of its ten-second bins fall into, in arrivals a bin. */
  expect(at: number): CountBand;
  /** The calendar as it now stands; replaces the one before. */
  promote(windows: readonly PromotionWindow[]): void;
}

/** Nats by which one verdict moves the thresholds, and how far they may go. */
const VERDICT = { right: -0.25, wrong: 0.5, least: -1, most: 4 } as const;

/**
 * Makes a detector, new or from a state. Same inputs, same readings; constant work for an arrival and for a bin.
 * Throws a RangeError on a state of another version.
 */
export function createCountDetector(settings: CountSettings = {}, state?: CountState): CountDetector {
  const mind = state ? mindFrom(state) : newMind();
  let fitted: Fitted | undefined;
  let kept: Outlook | undefined;
  const outlook = (at: number): Outlook => {
    if (kept && kept.from <= at && at < kept.to) return kept;
    hold(mind);
    if (fitted?.hour !== mind.hour.index) fitted = fit(mind, settings);
    kept = lookOut(mind, { settings, fitted, at });
    return kept;
  };
  const forget = () => {
    fitted = undefined;
    kept = undefined;
  };
  const read = () => {
    const view = outlook(mind.now);
    return readingOf(mind, view, { settings, both: feel(mind, view, settings) });
  };
  return {
    arrive(at, count = 1) {
      const whole = plausible(mind, at) ? Math.max(0, Math.min(Math.floor(count) || 0, 1e6)) : 0;
      if (whole === 0) return read();
      if (at < Math.floor(mind.now / BIN_MS) * BIN_MS) {
        if (hearLate(mind, at, whole)) forget();
        return read();
      }
      walk(mind, { to: at, outlook, settings, forget });
      mind.open += whole;
      return read();
    },
    advance(to) {
      if (plausible(mind, to)) walk(mind, { to, outlook, settings, forget });
      return read();
    },
    late(at, count = 1) {
      const whole = Math.max(0, Math.min(Math.floor(count) || 0, 1e6));
      if (whole > 0 && hearLate(mind, at, whole)) forget();
    },
    expect: (at) => bandOf(lookOut(mind, { settings, fitted: fit(mind, settings), at })),
    promote(windows) {
      takeCalendar(mind, windows);
      forget();
    },
    feedback(right) {
      const moved = mind.caution + (right ? VERDICT.right : VERDICT.wrong);
      mind.caution = Math.min(VERDICT.most, Math.max(VERDICT.least, moved));
      forget();
    },
    missing(from, to) {
      takeGap(mind, { from, to });
      forget();
    },
    snapshot: () => stateOf(mind),
  };
}
