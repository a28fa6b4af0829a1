import { codeAttributes } from './coding.ts';
import type { Column } from './leaves.ts';

/** Ratios of the past by combination: one row for each combination and moment, in the leaves' columns. */
export interface RatioHistory {
  readonly values: readonly (readonly (string | null)[])[];
  readonly numerator: Column;
  readonly denominator: Column;
  /** How long ago each row was, in any unit; older rows count less. Left out, all count alike. */
  readonly age?: Column;
}

export interface RatioSettings {
  /** Age at which a row counts half, in the unit of `age`. */
  readonly halfLife: number;
  /** Expected events that the coarser level counts as, when a value's or a leaf's own past is weighed. */
  readonly prior: number;
}

const SWEEPS = 4;
const [LEAST, MOST] = [1e-5, 0.999];

/**
 * Expected ratio of each combination in `now`: the overall ratio times a factor for each value (fitted together,
 * so that attributes that go together are not counted twice) times a factor of the combination's own, each
 * shrunken towards 1 by a gamma prior. So a thin or new combination is expected to do as its attributes do.
 */
export function expectedRatios(
  history: RatioHistory,
  now: RatioHistory['values'],
  { halfLife = 30, prior = 10 }: Partial<RatioSettings> = {},
): number[] {
  const past = history.values.length;
  const attributes = codeAttributes(
    {
      attributes: (history.values[0] ?? now[0] ?? []).map((_, a) => String(a)),
      values: [...history.values, ...now],
    },
    { mass: new Float64Array(past + now.length), absentAsCause: true, enough: () => true },
  );
  const weight = (i: number) => (history.age ? 0.5 ** (history.age[i]! / halfLife) : 1);
  const events = Float64Array.from({ length: past }, (_, i) => history.numerator[i]! * weight(i));
  const trials = Float64Array.from({ length: past }, (_, i) => history.denominator[i]! * weight(i));
  const overall = sum(trials) > 0 ? sum(events) / sum(trials) : 0;
  const factors = attributes.map(({ values }) => new Float64Array(values.length).fill(1));
  const rate = (i: number) =>
    factors.reduce((product, factor, a) => product * factor[attributes[a]!.codes[i]!]!, overall);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    attributes.forEach(({ codes, values }, a) => {
      const seen = new Float64Array(values.length).fill(prior);
      const meant = new Float64Array(values.length).fill(prior);
      for (let i = 0; i < past; i++) {
        const code = codes[i]!;
        seen[code]! += events[i]!;
        meant[code]! += (trials[i]! * rate(i)) / factors[a]![code]!;
      }
      factors[a] = seen.map((s, code) => s / meant[code]!);
    });
  const own = new Map<string, { seen: number; meant: number }>();
  const keyOf = (i: number) => attributes.map(({ codes }) => codes[i]).join();
  for (let i = 0; i < past; i++) {
    const entry = own.get(keyOf(i)) ?? { seen: prior, meant: prior };
    own.set(keyOf(i), { seen: entry.seen + events[i]!, meant: entry.meant + trials[i]! * rate(i) });
  }
  return now.map((_, i) => {
    const { seen, meant } = own.get(keyOf(past + i)) ?? { seen: 1, meant: 1 };
    return Math.min(MOST, Math.max(LEAST, (rate(past + i) * seen) / meant));
  });
}

const sum = (column: Float64Array) => column.reduce((total, x) => total + x, 0);
