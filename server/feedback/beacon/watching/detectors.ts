import {
  type CountDetector,
  type CountSettings,
  type CountState,
  createCountDetector,
} from '@gongjian/engines/surge';
import { stateAt } from './history.ts';
import type { Watched, WatchedSeries } from './watched.ts';

/** False alarms a week that a series may raise where nobody said otherwise. */
const BUDGET = 0.05;
/** Twice the sensitivity lets this many times more false alarms through, which takes about two nats off the threshold. */
const STEEPNESS = 3;
/** What is expected of a value or pain that nobody ever spoke of: a voice in an hour, hardly believed. */
const NEWCOMER = { perMinute: 1 / 60, events: 1 };

/** Settings of a series' detector. */
export function settingsOf({
  bornAt,
  sensitivity,
}: Pick<WatchedSeries, 'bornAt' | 'sensitivity'>): CountSettings {
  return { falseAlarmsPerWeek: BUDGET * sensitivity ** STEEPNESS, bornAt, prior: NEWCOMER };
}

/** The detector of a series; a state that this engine cannot read is as good as none. */
export function detectorOf(
  series: Pick<WatchedSeries, 'bornAt' | 'sensitivity'>,
  state: unknown,
): CountDetector {
  const settings = settingsOf(series);
  if (state === null || state === undefined) return createCountDetector(settings);
  try {
    return createCountDetector(settings, state as CountState);
  } catch (error) {
    if (error instanceof RangeError) return createCountDetector(settings);
    throw error;
  }
}

/** The same detector at an earlier time, because the clock was wrong. */
export function detectorAt(watched: Watched, now: number): CountDetector {
  const settings = settingsOf(watched);
  return createCountDetector(settings, stateAt(settings, watched.detector.snapshot(), now));
}
