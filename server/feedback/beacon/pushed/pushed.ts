import type { Reading } from '@gongjian/engines/surge';
import type { Point } from '../series/points.ts';
import type { SeriesRow } from '../series/series-store.ts';
import { type PointDetector, pointDetector } from './detector.ts';

const MINUTE = 60_000;
/** False alarms a week of a series that somebody declared; there are few of them, and each was meant. */
const BUDGET = 0.5;
const STEEPNESS = 3;

export interface PushedState {
  readonly detector: unknown;
  readonly scoredUntil: number;
}

/** What a pushed series says when it is asked. */
export interface Said {
  readonly reading: Reading;
  /** The minute that said it. */
  readonly at: number;
}

/**
 * A series whose points others push. Rules:
 * P3 A minute is scored once it is over, with the last value that was sent for it; what comes for it later only stands
 *    in the bins.
 * P4 Points that fail to come are missing, whatever they were before; missing is never a fall.
 */
export class Pushed {
  row: SeriesRow;
  /** Minutes up to this one are scored. */
  scoredUntil: number;
  last: Said | null = null;
  burning: number | null = null;
  /** Since when points fail to come; null while they come. */
  missingSince: number | null = null;
  readonly #detector: PointDetector;

  constructor(row: SeriesRow, state: PushedState | null) {
    this.row = row;
    this.#detector = pointDetector(
      { kind: row.kind, falseAlarmsPerWeek: BUDGET * row.sensitivity ** STEEPNESS },
      state?.detector,
    );
    this.scoredUntil = state?.scoredUntil ?? 0;
  }

  /** Scores the next minute. @returns what it says where an alarm has just begun, else null */
  score(point: Point): Said | null {
    if (point.at <= this.scoredUntil) return null;
    this.scoredUntil = point.at;
    const reading = this.#detector.score(point);
    this.last = { reading, at: point.at };
    if (!reading.alarm) this.burning = null;
    else if (this.burning === null) {
      this.burning = reading.startedAt;
      if (this.row.watched && (this.row.direction === 'both' || this.row.direction === reading.direction))
        return this.last;
    }
    return null;
  }

  /**
   * Looks whether points fail to come. @param watchedSince from when on somebody would have seen them
   * @returns what is to be raised where they have just become too late, else null
   */
  look(now: number, watchedSince: number): Said | null {
    const { missingAfterMinutes, lastAt, watched } = this.row;
    if (missingAfterMinutes === null || lastAt === null || !watched) return null;
    const expectedBy = Math.max(lastAt.getTime() + MINUTE, watchedSince) + missingAfterMinutes * MINUTE;
    if (now < expectedBy) {
      if (this.missingSince !== null) this.#detector.missing(this.missingSince, now);
      this.missingSince = null;
      return null;
    }
    if (this.missingSince !== null) return null;
    this.missingSince = lastAt.getTime() + MINUTE;
    return { reading: this.#missing(missingAfterMinutes), at: now };
  }

  feedback(right: boolean): void {
    this.#detector.feedback(right);
  }

  state(): PushedState {
    return { detector: this.#detector.snapshot(), scoredUntil: this.scoredUntil };
  }

  /** Nothing was measured, so nothing is said of its height. */
  #missing(minutes: number): Reading {
    const expected = this.last?.reading.expected ?? 0;
    return {
      alarm: true,
      direction: 'down',
      why: 'missing',
      score: 0,
      threshold: 0,
      rate: 0,
      expected,
      lift: 0,
      startedAt: this.missingSince!,
      floorMs: minutes * MINUTE,
    };
  }
}
