/** What a metric detector remembers of its series, and the same as JSON. */
import {
  type Magnitudes,
  type MagnitudesState,
  magnitudesFrom,
  magnitudesState,
  noMagnitudes,
} from './rarity.ts';

/** Points of the short window, of a block, and blocks of the long window. */
export const SHORT = 24;
export const BLOCK = 48;
export const BLOCKS = 24;
/** Points within which only a new peak is told. */
export const BOUNCE = 60;
/** Hours of a weekday, then of a day of the weekend. */
export const HOURS = 48;
/** One for each statistic, in the order of statistics.ts. */
export const STATISTICS = 5;

export interface Range {
  least: number;
  most: number;
}

interface Remembered {
  points: number;
  /** The last values, oldest first. */
  recent: number[];
  /** Sums of whole blocks, oldest first, and the open block. */
  blocks: number[];
  block: { sum: number; points: number };
  /** Of values, and of means over the short window. */
  range: Range | null;
  meanRange: Range | null;
  /** Usual value by hour of the day, weekdays then weekends; null where none was seen. */
  usual: (number | null)[];
  /** Rarities within the bounce that nothing later has reached, with the point they were at. */
  peaks: { at: number; rarity: number }[];
  /** Of the alarm that is on: when it was raised, and since when it was suspected. */
  alarm: { startedAt: number; until: number } | null;
  last: { at: number; value: number } | null;
  caution: number;
  gaps: { from: number; to: number }[];
}

export interface MetricState extends Remembered {
  readonly version: 1;
  readonly magnitudes: MagnitudesState[];
}

export interface MetricMind extends Remembered {
  readonly magnitudes: Magnitudes[];
}

export function newMind(): MetricMind {
  return {
    points: 0,
    recent: [],
    blocks: [],
    block: { sum: 0, points: 0 },
    range: null,
    meanRange: null,
    usual: Array.from({ length: HOURS }, () => null),
    peaks: [],
    alarm: null,
    last: null,
    caution: 0,
    gaps: [],
    magnitudes: Array.from({ length: STATISTICS }, noMagnitudes),
  };
}

export function stateOf({ magnitudes, ...rest }: MetricMind): MetricState {
  return { version: 1, ...structuredClone(rest), magnitudes: magnitudes.map(magnitudesState) };
}

/** Continues from a state; throws a RangeError on one of another version. */
export function mindFrom({ version, magnitudes, ...rest }: MetricState): MetricMind {
  if (version !== 1) throw new RangeError('Not a state of this detector.');
  return { ...structuredClone(rest), magnitudes: magnitudes.map(magnitudesFrom) };
}
