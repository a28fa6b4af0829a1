/** Poisson log-likelihood ratio of o against e expected: o ln(o/e) + e − o. */
export function poissonGain(o: number, e: number): number {
  return e > 0 ? (o > 0 ? o * Math.log(o / e) : 0) + e - o : 0;
}

/** Binomial log-likelihood ratio of o of n trials against the expected ratio e/n. */
export function binomialGain(o: number, e: number, n: number): number {
  if (n <= 0) return 0;
  const p = Math.min(Math.max(e / n, 1e-6), 1 - 1e-6);
  const q = Math.min(o / n, 1);
  return (q > 0 ? o * Math.log(q / p) : 0) + (q < 1 ? (n - o) * Math.log((1 - q) / (1 - p)) : 0);
}
