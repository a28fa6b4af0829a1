import { type Leg, MILESTONES } from './turn.ts';

/** Middle and slow end of some lengths in days; null where there is none. */
export interface Spread {
  readonly count: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

/** What a cycle's turns took: all, and leg by leg over those that were measured. */
export interface Summary extends Spread {
  /** Adjustments adopted in the cycle, those without a known first voice included. */
  readonly turns: number;
  readonly legs: readonly (Spread & Pick<Leg, 'from' | 'to'>)[];
}

/** Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7). */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - Math.floor(at));
}

const spreadOf = (days: readonly number[]): Spread => ({
  count: days.length,
  medianDays: quantile(days, 0.5),
  p90Days: quantile(days, 0.9),
});

export function summarise(turns: readonly { totalDays: number | null; legs: readonly Leg[] }[]): Summary {
  const measured = (days: readonly (number | null)[]) => days.filter((each) => each !== null);
  return {
    turns: turns.length,
    ...spreadOf(measured(turns.map((turn) => turn.totalDays))),
    legs: MILESTONES.slice(1).map((to, n) => ({
      from: MILESTONES[n]!,
      to,
      ...spreadOf(measured(turns.map((turn) => turn.legs[n]!.days))),
    })),
  };
}
