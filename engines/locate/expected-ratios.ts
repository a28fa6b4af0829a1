import { type CodedAttribute, codeAttributes } from './coding.ts';
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

interface Past {
  /** Rows of the past first, those to expect behind them. */
  readonly attributes: readonly CodedAttribute[];
  readonly events: Float64Array;
  readonly trials: Float64Array;
  readonly prior: number;
}

/** The overall ratio, and a factor for each value of each attribute. */
interface Rates {
  readonly overall: number;
  readonly factors: readonly Float64Array[];
}

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
  const values = [...history.values, ...now];
  const attributes = codeAttributes(
    { attributes: (values[0] ?? []).map((_, a) => String(a)), values },
    { mass: new Float64Array(values.length), absentAsCause: true, enough: () => true },
  );
  const weights = Float64Array.from(history.values, (_, i) =>
    history.age ? 0.5 ** (history.age[i]! / halfLife) : 1,
  );
  const past = {
    attributes,
    events: weights.map((weight, i) => weight * history.numerator[i]!),
    trials: weights.map((weight, i) => weight * history.denominator[i]!),
    prior,
  };
  const rates = fit(past);
  const own = ownFactors(past, rates);
  return now.map((_, i) => {
    const row = history.values.length + i;
    return Math.min(MOST, Math.max(LEAST, rateOf(row, past, rates) * (own.get(keyOf(row, past)) ?? 1)));
  });
}

function rateOf(row: number, { attributes }: Past, { overall, factors }: Rates): number {
  return factors.reduce((product, factor, a) => product * factor[attributes[a]!.codes[row]!]!, overall);
}

const keyOf = (row: number, { attributes }: Past) => attributes.map(({ codes }) => codes[row]).join();

/** Factors by backfitting: each attribute's in turn, until its events are those that were seen. */
function fit(past: Past): Rates {
  const { attributes, events, trials, prior } = past;
  const overall = sum(trials) > 0 ? sum(events) / sum(trials) : 0;
  const factors = attributes.map(({ values }) => new Float64Array(values.length).fill(1));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    attributes.forEach(({ codes, values }, a) => {
      const seen = new Float64Array(values.length).fill(prior);
      const meant = new Float64Array(values.length).fill(prior);
      for (let row = 0; row < events.length; row++) {
        const code = codes[row]!;
        seen[code]! += events[row]!;
        meant[code]! += (trials[row]! * rateOf(row, past, { overall, factors })) / factors[a]![code]!;
      }
      factors[a] = seen.map((events, code) => events / meant[code]!);
    });
  }
  return { overall, factors };
}

/** What is left for each combination seen: its events against what its values' factors mean. */
function ownFactors(past: Past, rates: Rates): Map<string, number> {
  const own = new Map<string, { seen: number; meant: number }>();
  for (let row = 0; row < past.events.length; row++) {
    const key = keyOf(row, past);
    const entry = own.get(key) ?? { seen: past.prior, meant: past.prior };
    entry.seen += past.events[row]!;
    entry.meant += past.trials[row]! * rateOf(row, past, rates);
    own.set(key, entry);
  }
  return new Map([...own].map(([key, { seen, meant }]) => [key, seen / meant]));
}

const sum = (column: Float64Array) => column.reduce((total, x) => total + x, 0);
