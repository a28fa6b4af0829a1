/** Relative change 2 (actual − expected) ÷ (|actual| + |expected|): −2 … 2, the same up as down. */
export function changeOf(actual: number, expected: number): number {
  const both = Math.abs(actual) + Math.abs(expected);
  return both > 0 ? (2 * (actual - expected)) / both : 0;
}

/** The smaller of the change against the forecast and against all else; 0 where they contradict. */
export function surelyChanged(absolute: number, relative: number): number {
  if (absolute * relative <= 0) return 0;
  return Math.sign(relative) * Math.min(Math.abs(absolute), Math.abs(relative));
}
