/** P(X ≤ k) for X ~ Binomial(n, p), summed exactly in logarithms. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (k < 0 || p >= 1) return 0;
  const odds = Math.log(p) - Math.log1p(-p);
  let log = n * Math.log1p(-p);
  let peak = log;
  const terms = [log];
  for (let i = 1; i <= k; i += 1) {
    log += Math.log(n - i + 1) - Math.log(i) + odds;
    terms.push(log);
    if (log > peak) peak = log;
  }
  const sum = terms.reduce((total, term) => total + Math.exp(term - peak), 0);
  return Math.min(1, Math.exp(peak) * sum);
}

/** P(X ≥ k) for X ~ Binomial(n, p). */
export const binomialAtLeast = (k: number, n: number, p: number): number => binomialAtMost(n - k, n, 1 - p);

/** The two-sided exact interval for a share k of n (Clopper and Pearson 1934). */
export function shareInterval(k: number, n: number, confidence: number): [number, number] {
  const tail = (1 - confidence) / 2;
  const low = k === 0 ? 0 : bisect((p) => binomialAtLeast(k, n, p) - tail);
  const high = k === n ? 1 : bisect((p) => tail - binomialAtMost(k, n, p));
  return [low, high];
}

/** The zero of a function that grows from below to above 0 on [0, 1]. */
function bisect(growing: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (growing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
