import { createCountDetector } from '@gongjian/engines/surge';
import { chanceOf } from './chance.ts';
import { run } from './playing.ts';
import { arrivalsOf, BIN_MS, DAY_MS, type Source, WEEK_MS } from './stream.ts';

export interface Speed {
  /** CPU time of one arrival at 20 a minute, scored, with the time that passes around it. */
  readonly microsPerArrival: number;
  readonly coldStateBytes: number;
  readonly warmStateBytes: number;
}

/** Of the count detector, after three weeks of learning. */
export function speedOf(seed: number): Speed {
  const source: Source = { perMinute: 20, size: 2, chance: chanceOf(seed) };
  const detector = createCountDetector();
  const coldStateBytes = JSON.stringify(detector.snapshot()).length;
  const start = Date.UTC(2026, 0, 5);
  run(detector, source, { from: start, to: start + 3 * WEEK_MS });
  const arrivals: number[] = [];
  for (let bin = 0; bin < (3 * DAY_MS) / BIN_MS; bin++) {
    arrivals.push(...arrivalsOf(source, start + 3 * WEEK_MS + bin * BIN_MS));
  }
  const began = process.cpuUsage();
  for (const at of arrivals) detector.arrive(at);
  const { user, system } = process.cpuUsage(began);
  return {
    microsPerArrival: (user + system) / arrivals.length,
    coldStateBytes,
    warmStateBytes: JSON.stringify(detector.snapshot()).length,
  };
}
