/**
 * Online control of the share of wrong alarms among all (FDR), valid however the series depend on each other: e-LOND
 * (Xu & Ramdas 2024, “Online multiple testing with e-values”), and e-BH (Wang & Ramdas 2022) for alarms of one moment.
 */
import type { Reading } from '../reading.ts';

/**
 * The evidence of a reading as an e-value: exp(score) over its mean where nothing happens. A CUSUM is at most the
 * Shiryaev–Roberts statistic, whose mean grows by one a step, so exp(score) is divided by the steps that it is judged over.
 */
export function evidenceOf({ score }: Pick<Reading, 'score'>, steps: number): number {
  return Math.exp(Math.min(score, 700)) / Math.max(1, steps);
}

export interface AlarmControlState {
  readonly version: 1;
  readonly tested: number;
  readonly passed: number;
}

export interface AlarmControl {
  /** Whether an alarm with this evidence passes; every one that is asked about counts. */
  passes(evidence: number): boolean;
  snapshot(): AlarmControlState;
}

/** e-LOND: the t-th alarm passes at evidence of 1 / (share · γₜ · (passed + 1)), γₜ = 6 / (π² t²). */
export function createAlarmControl(
  { share = 0.1 }: { readonly share?: number } = {},
  state?: AlarmControlState,
): AlarmControl {
  if (state && state.version !== 1) throw new RangeError('Not a state of this control.');
  let { tested, passed } = state ?? { tested: 0, passed: 0 };
  return {
    passes(evidence) {
      tested++;
      const level = (share * 6 * (passed + 1)) / (Math.PI ** 2 * tested ** 2);
      const pass = evidence >= 1 / level;
      if (pass) passed++;
      return pass;
    },
    snapshot: () => ({ version: 1, tested, passed }),
  };
}

/** e-BH: indices of the largest set of k series whose evidence is at least series / (share · k). */
export function alarmsAmong(evidence: readonly number[], share = 0.1): number[] {
  const order = evidence.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value || a.i - b.i);
  let most = 0;
  for (let k = 1; k <= order.length; k++) {
    if (order[k - 1]!.value >= evidence.length / (share * k)) most = k;
  }
  return order
    .slice(0, most)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
}
