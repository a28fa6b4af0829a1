/** What is usual: a running mean and deviation that forget slowly. */

export interface Usual {
  count: number;
  mean: number;
  variance: number;
}

/** Readings over which the memory fades. */
const MEMORY = 2000;

/** Starts from what was usual elsewhere, as if so many readings had said so. */
export function newUsual(): Usual {
  return { count: 20, mean: 0.45, variance: 0.01 };
}

/** Takes in one more reading. */
export function notice(usual: Usual, value: number): void {
  usual.count = Math.min(usual.count + 1, MEMORY);
  const step = 1 / usual.count;
  const difference = value - usual.mean;
  usual.mean += step * difference;
  usual.variance = (1 - step) * (usual.variance + step * difference * difference);
}

/** The mean less so many deviations. */
export function below(usual: Usual, deviations: number): number {
  return usual.mean - deviations * Math.sqrt(usual.variance);
}
