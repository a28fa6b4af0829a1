/** Seeded chance for simulations. */
export interface Chance {
  /** In (0, 1). */
  uniform(): number;
  normal(): number;
  /** Gamma of mean 1. */
  gamma(shape: number): number;
  poisson(mean: number): number;
}

export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 + 2 ** -33;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia and Tsang 2000; shapes from 1 on. */
  const gamma = (shape: number) => {
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const least = Math.exp(-mean);
    let count = 0;
    for (let chance = uniform(); chance > least; chance *= uniform()) count++;
    return count;
  };
  return { uniform, normal, gamma, poisson };
}
