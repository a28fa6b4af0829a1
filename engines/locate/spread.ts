import type { Sums } from './sums.ts';

/** Median of χ² with one degree of freedom. */
const MEDIAN_SQUARE = 0.4549;
const LEAST_EXPECTED = 2;
const LEAST_SCOPES = 10;
const MOST = 0.25;
/** The thickest are enough, and they show the error best. */
const SCOPES = 2000;

/**
 * Squared relative error of forecasts beyond chance (ω²: variance = μ + ω² μ²), from the middle of all scopes,
 * so that the few that hold the cause do not count. 0 where there are too few scopes to tell.
 */
export function excessSpread(scopes: readonly Sums[]): number {
  const thick = scopes
    .filter(({ e }) => e >= LEAST_EXPECTED)
    .sort((a, b) => b.e - a.e)
    .slice(0, SCOPES);
  if (thick.length < LEAST_SCOPES) return 0;
  const middle = median(thick.map(({ o, e }) => o / e));
  return Math.min(...[1, middle].map((level) => spreadAt(thick, level)));
}

function spreadAt(scopes: readonly Sums[], level: number): number {
  const medianSquare = (spread: number) =>
    median(
      scopes.map(({ o, e, n }) => {
        const mu = level * e;
        return (o - mu) ** 2 / (mu * (n > mu ? 1 - mu / n : 1) * (1 + spread * mu));
      }),
    );
  if (medianSquare(0) <= MEDIAN_SQUARE) return 0;
  let [low, high] = [0, MOST];
  for (let step = 0; step < 20; step++) {
    const spread = (low + high) / 2;
    if (medianSquare(spread) > MEDIAN_SQUARE) low = spread;
    else high = spread;
  }
  return (low + high) / 2;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
}
