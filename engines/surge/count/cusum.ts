/** A bank of CUSUMs, one for each lift, over bins of ten seconds; the open bin is read at any moment of it. */
import { type Increment, incrementOf } from '../likelihood.ts';

/** Lifts that the bank listens for; those between are heard by their neighbours with little loss. */
export const UP_LIFTS = [1.3, 1.6, 2.2, 3.2, 5, 8] as const;
/** In a promotion the expectation is a plan, and a little more than planned matters. */
export const PROMOTED_LIFTS = [1.2, 1.5, 2, 3, 5, 8] as const;
export const DOWN_LIFTS = [0.5, 0.2, 0.02] as const;

/**
 * Where all assumptions hold, peaks of excursions go beyond a height by one nat on average. Where counts are wilder than
 * that (neighbouring bins that move together, a level that is off), they go farther, and the threshold is moved out by
 * as much: the false alarms of a real series stay within what was asked for.
 */
const HEIGHT = 3;
const BELIEF = 30;
/** Excursions that are remembered: older ones fade. */
const MEMORY = 1000;

/** Nats above its threshold at which a sum stops, so that an alarm ends soon after its cause. */
const HEADROOM = 3;

export interface Sum {
  /** Evidence up to the open bin, in nats. */
  nats: number;
  /** When it last left 0, and what has come and was expected since. */
  startedAt: number;
  seen: number;
  expected: number;
  /** How far it went since then. */
  peak: number;
  /** Excursions beyond a height that have ended, and by how many nats they went beyond it. */
  times: number;
  excess: number;
}

/** What a lift means in the current bins. */
export interface Lifted extends Increment {
  readonly lift: number;
  readonly threshold: number;
}

export const quietSum = (): Sum => ({
  nats: 0,
  startedAt: 0,
  seen: 0,
  expected: 0,
  peak: 0,
  times: 0,
  excess: 0,
});

/** How much farther than one nat excursions have been seen to go. */
export function stretchOf({ times, excess }: Sum): number {
  return Math.max(1, (BELIEF + excess) / (BELIEF + times));
}

/** A threshold moved out by that. */
export function stretched(threshold: number, stretch: number): number {
  return threshold <= HEIGHT ? threshold : HEIGHT + (threshold - HEIGHT) * stretch;
}

/** Forgets the evidence, keeps what excursions have taught. */
export function hush(sum: Sum): void {
  sum.nats = 0;
  sum.seen = 0;
  sum.expected = 0;
  sum.peak = 0;
}

function learnPeak(sum: Sum): void {
  if (sum.peak <= HEIGHT) return;
  const kept = sum.times < MEMORY ? 1 : 1 - 1 / MEMORY;
  sum.times = sum.times * kept + 1;
  sum.excess = sum.excess * kept + sum.peak - HEIGHT;
}

export interface Bin {
  readonly start: number;
  readonly seen: number;
  /** Arrivals expected in it. */
  readonly mean: number;
}

/** Adds a closed bin, or a run of `bins` empty ones. */
export function addBin(sum: Sum, lifted: Lifted, { start, seen, mean }: Bin, bins = 1): void {
  const nats = sum.nats + seen * lifted.gain - bins * lifted.cost;
  if (nats <= 0) {
    learnPeak(sum);
    hush(sum);
    return;
  }
  if (sum.nats === 0) sum.startedAt = start;
  sum.nats = Math.min(nats, lifted.threshold + HEADROOM);
  sum.peak = Math.max(sum.peak, sum.nats);
  sum.seen += seen;
  sum.expected += mean * bins;
}

/** The evidence at a moment of the open bin, of which `mean` arrivals were expected so far; not below 0. */
export function natsNow(sum: Sum, lifted: Lifted, open: OpenBin): number {
  if (open.seen === 0 && lifted.lift > 1) return sum.nats;
  const { gain, cost } = incrementOf(lifted.lift, open.mean, open.dispersion);
  return Math.max(0, sum.nats + open.seen * gain - cost);
}

export interface OpenBin {
  readonly seen: number;
  readonly mean: number;
  readonly dispersion: number;
}
