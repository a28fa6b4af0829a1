/**
 * What the thresholds are reckoned with, held still for five minutes (the spread for an hour): reckoning stays cheap,
 * and a detector made from a state in between goes on with the same figures.
 */
import { STEP_MS } from '../threshold.ts';
import { stretchOf } from './cusum.ts';
import { dispersionOf } from './learning.ts';
import type { CountMind } from './state.ts';

export interface Held {
  step: number;
  hour: number;
  dispersion: number;
  /** Variance over mean of a bin's count. */
  spread: number;
  up: number[];
  down: number[];
}

/** Takes the figures anew where a step or an hour has begun. */
export function hold(mind: CountMind): void {
  const step = Math.floor(mind.now / STEP_MS);
  const { held } = mind;
  if (held.step === step) return;
  held.step = step;
  held.dispersion = dispersionOf(mind);
  held.up = mind.up.map(stretchOf);
  held.down = mind.down.map(stretchOf);
  if (held.hour === mind.hour.index) return;
  held.hour = mind.hour.index;
  held.spread = 1 + held.dispersion * Math.max(mind.pace, 0);
}
