/** What bins teach: the level beside the week's profile, and how much more than chance counts vary. */
import type { CountMind } from './state.ts';

/** Prior strengths: of level 1, in events; of the dispersion, in squared means. */
const LEVEL_PRIOR = 200;
const DISPERSION_PRIOR = 40;
const DISPERSION_GUESS = 0.1;
const MOST_DISPERSION = 20;
/** Kept of the level an hour later (half-life two days), of the dispersion (two weeks). */
const LEVEL_KEPT = 2 ** (-1 / 48);
const DISPERSION_KEPT = 2 ** (-1 / 336);

/** Variance beyond Poisson over the squared mean. */
export function dispersionOf({ beyond, squares }: CountMind): number {
  const guess = (beyond + DISPERSION_PRIOR * DISPERSION_GUESS) / (squares + DISPERSION_PRIOR);
  return Math.min(MOST_DISPERSION, Math.max(0, guess));
}

export interface Level {
  readonly factor: number;
  readonly variance: number;
  /** Events that level 1 is believed by. */
  readonly strength: number;
}

/** How much higher than the profile the series runs these days. */
export function levelOf(mind: CountMind): Level {
  const { events, expected } = mind.recent;
  const { spread } = mind.held;
  const strength = LEVEL_PRIOR * spread;
  return {
    factor: (strength + events) / (strength + expected),
    variance: spread / (strength + expected),
    strength,
  };
}

/** Squares of one bin, or of a run of empty ones; far outliers count as far, not as outliers. */
export function learnSquares(mind: CountMind, bin: { seen: number; mean: number }, bins = 1): void {
  const { mean } = bin;
  const most = mean + 8 * Math.sqrt(mean * (1 + mean)) + 3;
  const seen = Math.min(bin.seen, most);
  mind.beyond += bins * ((seen - mean) ** 2 - seen);
  mind.squares += bins * mean ** 2;
}

/** The level and the dispersion grow older by an hour, and the level learns of it. */
export function learnLevel(
  mind: CountMind,
  { events, expected }: { events: number; expected: number },
): void {
  mind.recent.events = mind.recent.events * LEVEL_KEPT + events;
  mind.recent.expected = mind.recent.expected * LEVEL_KEPT + expected;
  mind.beyond *= DISPERSION_KEPT;
  mind.squares *= DISPERSION_KEPT;
}

/** After a lasting change the new level is the usual one. */
export function settleLevel(mind: CountMind, lift: number): void {
  const { factor, strength } = levelOf(mind);
  const expected = Math.max(mind.recent.expected, strength * 2);
  const goal = Math.min(100, Math.max(0.01, factor * lift));
  mind.recent.expected = expected;
  mind.recent.events = Math.max(0, (strength + expected) * goal - strength);
}
