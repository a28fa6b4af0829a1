import {
  type CountState,
  createCountDetector,
  createMetricDetector,
  createRatioDetector,
  type MetricState,
  type RatioState,
  type Reading,
} from '@gongjian/engines/surge';
import type { SeriesKind } from '../alarms/found.ts';
import type { Point } from '../series/points.ts';

const MINUTE = 60_000;

/** One face of the three detectors for series that come by the minute. */
export interface PointDetector {
  /** Scores a whole minute; minutes come in order. */
  score(point: Point): Reading;
  feedback(right: boolean): void;
  missing(from: number, to: number): void;
  snapshot(): unknown;
}

export interface PointSettings {
  readonly kind: SeriesKind;
  readonly falseAlarmsPerWeek: number;
}

/** Rarity at which a metric alarms at a sensitivity of 1; twice as sensitive is a tenth less rare. */
const RARITY = 1.3;

/** A detector for that kind; a state that it cannot read is as good as none. */
export function pointDetector(settings: PointSettings, state: unknown): PointDetector {
  try {
    return make(settings, state);
  } catch (error) {
    if (error instanceof RangeError) return make(settings, undefined);
    throw error;
  }
}

function make({ kind, falseAlarmsPerWeek }: PointSettings, state: unknown): PointDetector {
  switch (kind) {
    case 'metric': {
      const detector = createMetricDetector(
        { threshold: RARITY - 0.05 * Math.log10(Math.max(1e-6, falseAlarmsPerWeek)) },
        (state ?? undefined) as MetricState | undefined,
      );
      return { ...detector, score: ({ at, actual }) => detector.point(at, actual) };
    }
    case 'ratio': {
      const detector = createRatioDetector(
        { falseAlarmsPerWeek },
        (state ?? undefined) as RatioState | undefined,
      );
      return {
        ...detector,
        score: ({ at, actual, denominator }) => detector.arrive(at + MINUTE / 2, actual, denominator ?? 0),
      };
    }
    case 'count': {
      const detector = createCountDetector(
        { falseAlarmsPerWeek },
        (state ?? undefined) as CountState | undefined,
      );
      return {
        ...detector,
        score: ({ at, actual }) => {
          if (actual > 0) detector.arrive(at + MINUTE / 2, Math.round(actual));
          return detector.advance(at + MINUTE);
        },
      };
    }
  }
}
