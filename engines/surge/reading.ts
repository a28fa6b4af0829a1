/** What detectors say, and what all of them can do. Times are milliseconds since the epoch, passed in. */

export type Direction = 'up' | 'down';
/**
 * `surge` and `fall`: against a learned baseline; `new`: a series with hardly any history; `missing`: nothing at
 * all comes where something was expected; `shift`: the change has lasted so long that it is the new level.
 */
export type Why = 'surge' | 'fall' | 'new' | 'missing' | 'shift';

/** What a detector says at a moment. */
export interface Reading {
  /** True from the crossing of the threshold until the evidence is gone; one alarm has one `startedAt`. */
  readonly alarm: boolean;
  readonly direction: Direction;
  readonly why: Why;
  /** The statistic and its threshold: nats of evidence for counts and ratios, rarity (−log10) for metrics. */
  readonly score: number;
  readonly threshold: number;
  /** Per minute for counts, the value itself for metrics, 0 … 1 for ratios; since the onset while one is suspected. */
  readonly rate: number;
  readonly expected: number;
  /** rate / expected. */
  readonly lift: number;
  /** Estimated onset: when the statistic last left 0. */
  readonly startedAt: number;
  /** Theoretical floor of the delay, ln(ARL0) / KL, for this expected rate and lift, in ms; see threshold.ts. */
  readonly floorMs: number;
}

/** What every detector can do beside hearing its own kind of data. Nothing that goes in is changed. */
export interface Detector<State> {
  /** A person says whether an alarm was right; moves the threshold within bounds. */
  feedback(right: boolean): void;
  /** The source is known to be down: nothing is learned and nothing falls. */
  missing(from: number, to: number): void;
  /** Everything it knows, as JSON; a detector made from it continues without a difference. */
  snapshot(): State;
}

/** A span of the calendar in which more is expected. */
export interface PromotionWindow {
  readonly start: number;
  readonly end: number;
  /** Windows of one kind lift alike; what one lifted is learned for the next. */
  readonly kind: string;
  /** The planned lift, if there is a plan. */
  readonly lift?: number;
}
