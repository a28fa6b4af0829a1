/** Five ways in which a point can be unusual; each gives a magnitude, whose rarity counts. NaN: not known yet. */
import { BLOCK, BLOCKS, type MetricMind, type Range, SHORT } from './state.ts';

/** Kept of a usual hour when a new value comes. */
const SEASON_RATE = 0.1;
/** Deviations smaller than this share of the range count as flat. */
const FLAT = 1e-4;

export interface Seen {
  readonly magnitudes: readonly number[];
  /** What the hour usually brings, or the mean of the long window. */
  readonly expected: number;
}

/**
 * Measures a value against what came before it, then learns it. In this order: beyond all values yet; off the usual
 * value of its hour; short mean off the long one; flatter than usual; short mean beyond all short means yet.
 */
export function see(mind: MetricMind, at: number, value: number): Seen {
  const novelty = beyond(mind.range, value);
  mind.range = widened(mind.range, value);
  const usual = season(mind, at, value);
  const level = shift(mind, value);
  mind.recent.push(value);
  if (mind.recent.length > SHORT) mind.recent.shift();
  const full = mind.recent.length === SHORT;
  const mean = meanOf(mind.recent);
  const steady = 1 / (deviation(mind.recent, mean) + FLAT * (mind.range.most - mind.range.least));
  const high = full ? beyond(mind.meanRange, mean) : 0;
  if (full) mind.meanRange = widened(mind.meanRange, mean);
  return {
    magnitudes: [novelty, usual.off, level.off, full && Number.isFinite(steady) ? steady : Number.NaN, high],
    expected: usual.value ?? level.mean,
  };
}

/** How far beyond a range, in ranges. */
function beyond(range: Range | null, value: number): number {
  if (!range) return 0;
  const width = Math.max(range.most - range.least, 1e-12);
  return Math.max(0, value - range.most, range.least - value) / width;
}

const widened = (range: Range | null, value: number): Range => ({
  least: Math.min(range?.least ?? value, value),
  most: Math.max(range?.most ?? value, value),
});

/** Off the usual value of the hour, of weekdays or of weekends; the other kind of day stands in for an unseen hour. */
function season({ usual }: MetricMind, at: number, value: number): { off: number; value: number | null } {
  const date = new Date(at);
  const weekend = date.getUTCDay() % 6 === 0 ? 1 : 0;
  const hour = date.getUTCHours();
  const slot = weekend * 24 + hour;
  const known = usual[slot] ?? usual[(1 - weekend) * 24 + hour] ?? null;
  usual[slot] = known === null ? value : known + SEASON_RATE * (value - known);
  return { off: known === null ? Number.NaN : Math.abs(value - known), value: known };
}

/** Mean of the last block or two, off the mean of all that are kept. */
function shift(mind: MetricMind, value: number): { off: number; mean: number } {
  const { block, blocks } = mind;
  block.sum += value;
  block.points++;
  const last = blocks.at(-1);
  const near = (block.sum + (last ?? 0)) / (block.points + (last === undefined ? 0 : BLOCK));
  const all = blocks.reduce((sum, one) => sum + one, block.sum) / (blocks.length * BLOCK + block.points);
  if (block.points === BLOCK) {
    blocks.push(block.sum);
    if (blocks.length > BLOCKS) blocks.shift();
    mind.block = { sum: 0, points: 0 };
  }
  return { off: Math.abs(near - all), mean: all };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[], mean: number): number {
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
