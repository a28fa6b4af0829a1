/** Detects what is unusual in any series of values: five statistics, each by its rarity, and a de-bounce. */
import type { Detector, Reading } from '../reading.ts';
import { learnMagnitude, rarityOf } from './rarity.ts';
import { BOUNCE, type MetricMind, type MetricState, mindFrom, newMind, stateOf } from './state.ts';
import { see } from './statistics.ts';

export interface MetricSettings {
  /** Mean rarity (−log10) that alarms. Default 1.3. */
  readonly threshold?: number;
  /** Points that are only learned from. Default 200. */
  readonly warmUp?: number;
}

export interface MetricDetector extends Detector<MetricState> {
  /**
   * Scores a value, then learns it. `score` is the mean rarity where it is above all of the last sixty points, else 0:
   * one event is told once, and again only where it grows. `alarm` lasts for these sixty points.
   */
  point(at: number, value: number): Reading;
}

/** Weights of the statistics, as statistics.ts orders them. */
const WEIGHTS = [4, 4, 2, 1, 1] as const;
const WEIGHT = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
const THRESHOLD = 1.3;
const WARM_UP = 200;
const VERDICT = { right: -0.05, wrong: 0.1, least: -0.3, most: 1 } as const;
const LARGEST = 1e150;
const LATEST_MS = 8.64e15;
const MOST_GAPS = 20;

/** Makes a detector, new or from a state. Throws a RangeError on a state of another version. */
export function createMetricDetector(settings: MetricSettings = {}, state?: MetricState): MetricDetector {
  const mind = state ? mindFrom(state) : newMind();
  return {
    point(at, value) {
      const believable =
        at >= 0 &&
        at <= LATEST_MS &&
        Math.abs(value) <= LARGEST &&
        !mind.gaps.some((gap) => gap.from <= at && at < gap.to);
      return believable ? score(mind, settings, { at, value }) : quiet(mind, settings);
    },
    feedback(right) {
      const moved = mind.caution + (right ? VERDICT.right : VERDICT.wrong);
      mind.caution = Math.min(VERDICT.most, Math.max(VERDICT.least, moved));
    },
    missing(from, to) {
      if (from < to)
        mind.gaps = [...mind.gaps, { from: Math.max(from, 0), to: Math.min(to, LATEST_MS) }].slice(
          -MOST_GAPS,
        );
    },
    snapshot: () => stateOf(mind),
  };
}

function score(
  mind: MetricMind,
  settings: MetricSettings,
  { at, value }: { at: number; value: number },
): Reading {
  const { magnitudes, expected } = see(mind, at, value);
  const rarities = magnitudes.map((magnitude, i) => rarityOf(mind.magnitudes[i]!, magnitude));
  for (const [i, magnitude] of magnitudes.entries()) learnMagnitude(mind.magnitudes[i]!, magnitude);
  const rarity = rarities.reduce((sum, one, i) => sum + one * WEIGHTS[i]!, 0) / WEIGHT;
  const told = peaks(mind, rarity) ? rarity : 0;
  mind.points++;
  mind.last = { at, value };
  const threshold = (settings.threshold ?? THRESHOLD) + mind.caution;
  if (told >= threshold && mind.points > (settings.warmUp ?? WARM_UP)) {
    const startedAt = mind.alarm?.startedAt ?? at;
    mind.alarm = { startedAt, until: mind.points + BOUNCE };
  } else if (mind.alarm && mind.points >= mind.alarm.until) mind.alarm = null;
  const up = value >= expected;
  const lasting = rarities[2]! > Math.max(rarities[0]!, rarities[1]!);
  return {
    alarm: mind.alarm !== null,
    direction: up ? 'up' : 'down',
    why: lasting ? 'shift' : up ? 'surge' : 'fall',
    score: told,
    threshold,
    rate: value,
    expected,
    lift: expected === 0 ? 1 : value / expected,
    startedAt: mind.alarm?.startedAt ?? at,
    floorMs: 0,
  };
}

/** Whether this is above all within the bounce; keeps the falling line of peaks. */
function peaks(mind: MetricMind, rarity: number): boolean {
  const { peaks: kept } = mind;
  while (kept[0] && kept[0].at < mind.points - BOUNCE) kept.shift();
  const highest = kept[0]?.rarity ?? -1;
  while (kept.length > 0 && kept.at(-1)!.rarity <= rarity) kept.pop();
  kept.push({ at: mind.points, rarity });
  return rarity > highest;
}

/** What is said of a point that cannot be believed, or of a time when the source was down. */
function quiet(mind: MetricMind, settings: MetricSettings): Reading {
  const value = mind.last?.value ?? 0;
  const at = mind.alarm?.startedAt ?? mind.last?.at ?? 0;
  return {
    alarm: mind.alarm !== null,
    direction: 'up',
    why: 'missing',
    score: 0,
    threshold: (settings.threshold ?? THRESHOLD) + mind.caution,
    rate: value,
    expected: value,
    lift: 1,
    startedAt: at,
    floorMs: 0,
  };
}
