/** How surprising a deviation is among all others, in nats: a table of what deviations are common here. */

/** No leaf's vote is worth more, so that one wild leaf cannot speak for a scope. */
const MOST = 30;
const CELLS = 1600;
/** Cells of the table in one standard deviation. */
const FINE = 20;
/** Beyond the upper of these quantiles the tail is drawn on as an exponential through both. */
const LOWER = 0.9;
const UPPER = 0.99;

/**
 * Nats of a standardised deviation |z|: z²/2 as for normal noise, but no more than −ln of the share of
 * deviations at least that large, so that heavy tails surprise nobody; at most 30. Read by `surprise`.
 */
export function surpriseTable(deviations: Float64Array): Float64Array {
  const sorted = deviations.map(Math.abs).sort();
  const table = new Float64Array(CELLS + 1);
  const tail = tailOf(sorted);
  for (let cell = 0; cell <= CELLS; cell++) {
    const z = cell / FINE;
    table[cell] = Math.min((z * z) / 2, tail(z), MOST);
  }
  return table;
}

/** Nats of a deviation, from the table. */
export function surprise(table: Float64Array, z: number): number {
  const cell = (z < 0 ? -z : z) * FINE + 0.5;
  return table[cell < CELLS ? cell | 0 : CELLS]!;
}

/** −ln of the share of deviations of at least z: counted up to the upper quantile, drawn on beyond. */
function tailOf(sorted: Float64Array): (z: number) => number {
  const n = sorted.length;
  if (n === 0) return () => MOST;
  const at = (quantile: number) => sorted[Math.min(n - 1, Math.floor(quantile * n))]!;
  const [low, high] = [at(LOWER), at(UPPER)];
  const slope = Math.log((1 - LOWER) / (1 - UPPER)) / Math.max(high - low, 1e-9);
  let below = 0;
  return (z) => {
    if (z > high) return -Math.log(1 - UPPER) + slope * (z - high);
    while (below < n && sorted[below]! < z) below++;
    return -Math.log((n - below) / n);
  };
}
