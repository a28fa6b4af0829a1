export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Of numbers in order; NaN of none. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const [a, b] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  return a === undefined || b === undefined ? Number.NaN : a + (b - a) * (position - Math.floor(position));
}
