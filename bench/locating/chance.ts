/** Draws from a stream of uniform numbers. */
export interface Chance {
  /** 0 … 1 */
  uniform(from?: number, to?: number): number;
  /** Whole number, both ends included. */
  whole(from: number, to: number): number;
  normal(): number;
  poisson(mean: number): number;
  binomial(trials: number, p: number): number;
  pick<T>(items: readonly T[]): T;
}

export function chanceOf(random: () => number): Chance {
  const uniform = (from = 0, to = 1) => from + (to - from) * random();
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let [count, product] = [0, random()];
    for (const least = Math.exp(-mean); product > least; count++) product *= random();
    return count;
  };
  const binomial = (trials: number, p: number): number => {
    if (trials > 60) {
      const drawn = Math.round(trials * p + Math.sqrt(trials * p * (1 - p)) * normal());
      return Math.min(trials, Math.max(0, drawn));
    }
    let hits = 0;
    for (let i = 0; i < trials; i++) if (random() < p) hits++;
    return hits;
  };
  return { uniform, whole, normal, poisson, binomial, pick: (items) => items[whole(0, items.length - 1)]! };
}
