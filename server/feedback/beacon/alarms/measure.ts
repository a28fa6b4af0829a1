import type { Alarm } from './alarm.ts';
import { finite } from './found.ts';
import { farther } from './reduce.ts';

/** How long half of the excess must be gone until the rate counts as fallen. */
export const EASE_MS = 20_000;

/** What an open alarm reads now. */
export interface Measured {
  readonly at: Date;
  readonly rate: number;
  readonly expected: number;
  /** Back within the expected band. */
  readonly quiet: boolean;
}

type Readings = Pick<
  Alarm,
  'rate' | 'expected' | 'lift' | 'peakRate' | 'quietSince' | 'easedSince' | 'seenAt'
>;

/** What a reading makes of an alarm: the readings themselves, and the moments at which it fell or cleared. */
export interface Followed {
  readonly readings: Readings;
  readonly fell: Date | null;
  readonly cleared: Date | null;
}

/**
 * Rules of following.
 * F1 It has fallen once half of what lay between the peak and the expected is gone, or it is quiet, for EASE_MS on
 *    end; the moment is when that began. A rate that goes up again in between begins anew.
 * F2 It clears when it was quiet for `clearAfterMs` on end; one loud reading begins anew. So a rate that swings around
 *    the edge of the band neither clears nor rings twice.
 * F3 A reading older than the last one changes nothing: readings may come late or twice.
 */
export function follow(alarm: Alarm, news: Measured, clearAfterMs: number): Followed {
  const { seenAt, rate, expected, lift, peakRate, quietSince, easedSince } = alarm;
  if (news.at <= seenAt) {
    return {
      readings: { seenAt, rate, expected, lift, peakRate, quietSince, easedSince },
      fell: null,
      cleared: null,
    };
  }
  const now = { rate: finite(news.rate), expected: finite(news.expected) };
  const readings: Readings = {
    ...now,
    lift: finite(now.rate / now.expected),
    peakRate: farther(alarm, now.rate),
    seenAt: news.at,
    quietSince: news.quiet ? (quietSince ?? news.at) : null,
    easedSince: hasEased(alarm, news) ? (easedSince ?? news.at) : null,
  };
  return {
    readings,
    fell: alarm.fellAt === null ? lasting(readings.easedSince, news.at, EASE_MS) : null,
    cleared: lasting(readings.quietSince, news.at, clearAfterMs) && news.at,
  };
}

/** Since when it lasts, if it has lasted that long. */
const lasting = (from: Date | null, now: Date, ms: number): Date | null =>
  from !== null && now.getTime() - from.getTime() >= ms ? from : null;

function hasEased(alarm: Alarm, { rate, expected, quiet }: Measured): boolean {
  if (quiet) return true;
  const half = expected + (farther(alarm, rate) - expected) / 2;
  return alarm.direction === 'up' ? rate <= half : rate >= half;
}
