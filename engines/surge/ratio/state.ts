/** What a ratio detector remembers, which is JSON already. */
import type { Direction } from '../reading.ts';

export interface Sum {
  nats: number;
  startedAt: number;
  numerator: number;
  denominator: number;
}

export interface RatioState {
  readonly version: 1;
  bornAt: number | null;
  now: number;
  /** Beta counts of the ratio, older ones fading. */
  numerator: number;
  denominator: number;
  /** Of groups: variance beyond binomial, in units of the binomial's. */
  spread: number;
  groups: number;
  /** Denominators a bin, over some hours. */
  pace: number;
  /** The open bin, which is learned when it closes. */
  open: { bin: number; numerator: number; denominator: number };
  up: Sum[];
  down: Sum[];
  alarm: { direction: Direction; startedAt: number; raisedAt: number } | null;
  caution: number;
  gaps: { from: number; to: number }[];
}

export const quietSum = (): Sum => ({ nats: 0, startedAt: 0, numerator: 0, denominator: 0 });
