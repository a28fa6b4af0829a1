/** Windows of the calendar: what a kind lifts is learned from one to the next, shrunk to the plan. */
import type { PromotionWindow } from '../reading.ts';
import { BIN_MS } from '../threshold.ts';
import type { CountMind, Kind, Span } from './state.ts';

/** A lift that nobody planned or has seen: somewhat more, hardly known. */
const UNPLANNED = { lift: 1.5, variance: 0.25 };
/** Relative variance between two windows of a kind, as long as there are too few to see it, and its weight. */
const BETWEEN = 0.035 ** 2;
const BETWEEN_WEIGHT = 3;
/** The first window of a kind is twice as uncertain. */
const FIRST = 2;
const MOST_SPANS = 40;
const MOST_KINDS = 24;

export interface LiftAt {
  readonly lift: number;
  /** Of its logarithm. */
  readonly variance: number;
}

const NONE: LiftAt = { lift: 1, variance: 0 };

/** The product of the lifts of the windows that hold a moment. */
export function liftAt(mind: CountMind, at: number): LiftAt {
  if (mind.spans.length === 0) return NONE;
  let [lift, variance] = [1, 0];
  for (const span of mind.spans) {
    if (at < span.start || at >= span.end) continue;
    const one = liftOf(kindOf(mind, span.kind), span.lift);
    lift *= one.lift;
    variance += one.variance;
  }
  return { lift, variance };
}

/** A kind's lift: (n · learned + n₀ · plan) / (n + n₀) in logarithms, n₀ = 1. */
export function liftOf(kind: Kind | undefined, plan: number | undefined): LiftAt {
  const times = kind?.times ?? 0;
  if (times === 0) {
    return plan === undefined ? UNPLANNED : { lift: plan, variance: FIRST * 2 * BETWEEN };
  }
  const learned = kind!.logs / times;
  const log = plan === undefined ? learned : (times * learned + Math.log(plan)) / (times + 1);
  const within = Math.max(0, kind!.squares - kind!.logs ** 2 / times);
  const between = (within + BETWEEN * BETWEEN_WEIGHT) / (times - 1 + BETWEEN_WEIGHT);
  return { lift: Math.exp(log), variance: between * (1 + 1 / (times + Number(plan !== undefined))) };
}

/** Takes the calendar as it now stands; what a running window has seen stays with it. */
export function takeCalendar(mind: CountMind, windows: readonly PromotionWindow[]): void {
  const known = new Map(mind.spans.map((span) => [keyOf(span), span]));
  const valid = windows.filter(
    ({ start, end, lift }) =>
      start < end && end > mind.now && (lift === undefined || (lift > 0 && lift < 1e6)),
  );
  mind.spans = valid
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST_SPANS)
    .map((window) => ({ ...window, ...wholeBins(window) }))
    .map(({ start, end, kind, lift }) => {
      const { seen = 0, expected = 0 } = known.get(keyOf({ start, end, kind })) ?? {};
      return { start, end, kind, ...(lift === undefined ? {} : { lift }), seen, expected };
    });
}

/** The bins that a span touches. */
export function wholeBins({ start, end }: { start: number; end: number }): { start: number; end: number } {
  return { start: Math.floor(start / BIN_MS) * BIN_MS, end: Math.ceil(end / BIN_MS) * BIN_MS };
}

/** Counts what comes in running windows. */
export function learnSpans(mind: CountMind, at: number, counted: { seen: number; expected: number }): void {
  for (const span of mind.spans) {
    if (at < span.start || at >= span.end) continue;
    span.seen += counted.seen;
    span.expected += counted.expected;
  }
}

/** Windows that are over teach their kind and leave the calendar. */
export function closeSpans(mind: CountMind): void {
  if (!mind.spans.some(({ end }) => end <= mind.now)) return;
  for (const span of mind.spans) if (span.end <= mind.now) learnKind(mind, span);
  mind.spans = mind.spans.filter(({ end }) => end > mind.now);
}

function learnKind(mind: CountMind, { kind, seen, expected }: Span): void {
  if (expected < 5 || seen < 5) return;
  const log = Math.log(seen / expected);
  let known = kindOf(mind, kind);
  if (!known) {
    if (mind.kinds.length >= MOST_KINDS) return;
    known = { kind, times: 0, logs: 0, squares: 0 };
    mind.kinds.push(known);
  }
  known.times += 1;
  known.logs += log;
  known.squares += log ** 2;
}

const kindOf = (mind: CountMind, kind: string) => mind.kinds.find((known) => known.kind === kind);

const keyOf = ({ start, end, kind }: Pick<PromotionWindow, 'start' | 'end' | 'kind'>) =>
  `${start} ${end} ${kind}`;
