/**
 * NAB's scoring rule (Lavin & Ahmad 2015, arXiv 1510.03336, and the benchmark's sweeper), written anew.
 *
 * Inside a labelled window only the best detection counts: the scaled sigmoid at its position, 1 at the left edge.
 * A missed window costs. A detection outside costs the sigmoid at its distance past the last window, in windows'
 * widths, in full before any. Scores are summed over all series and normalised: 0 for a detector that says nothing,
 * 100 for one that meets every left edge and nothing else. A point is detected when its score is at least the threshold.
 */
import type { Costs, Series } from './corpus.ts';

const sigmoid = (position: number) => (position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1);
const BEST = sigmoid(-1);

/** What one detection would earn, and the window that it is in, −1 outside. */
export interface Worth {
  readonly worth: Float64Array;
  readonly window: Int32Array;
}

/** Unweighted worth of each point: 0 … 1 inside a window, −1 … 0 outside. */
export function worthOf({ values, windows }: Series): Worth {
  const worth = new Float64Array(values.length);
  const window = new Int32Array(values.length).fill(-1);
  let next = 0;
  let last: { right: number; width: number } | undefined;
  for (let i = 0; i < values.length; i++) {
    const open = windows[next];
    if (open && i >= open[0]) {
      const width = open[1] - open[0] + 1;
      worth[i] = sigmoid(-(open[1] - i + 1) / width) / BEST;
      window[i] = next;
      if (i === open[1]) {
        last = { right: i, width };
        next++;
      }
    } else worth[i] = last ? sigmoid((i - last.right) / (last.width - 1)) : -1;
  }
  return { worth, window };
}

/** A scored series: its points that are not 0 and not in probation, and what they are worth. */
export interface Scored {
  readonly windows: number;
  readonly points: readonly { readonly score: number; readonly worth: number; readonly window: number }[];
}

export function scoredOf(series: Series, scores: Float64Array | readonly number[]): Scored {
  const { worth, window } = worthOf(series);
  const points: { score: number; worth: number; window: number }[] = [];
  for (let i = Math.ceil(series.probation); i < scores.length; i++) {
    if (scores[i]! > 0) points.push({ score: scores[i]!, worth: worth[i]!, window: window[i]! });
  }
  return { windows: series.windows.length, points };
}

/** Score of all series at one threshold, not normalised. */
export function scoreAt(all: readonly Scored[], costs: Costs, threshold: number): number {
  let total = 0;
  for (const { windows, points } of all) {
    const best = new Float64Array(windows).fill(-costs.fn);
    for (const { score, worth, window } of points) {
      if (score < threshold) continue;
      if (window < 0) total += costs.fp * worth;
      else best[window] = Math.max(best[window]!, costs.tp * worth);
    }
    for (const one of best) total += one;
  }
  return total;
}

/** The threshold that scores best over all series, as the benchmark optimises it, and that score. */
export function optimise(all: readonly Scored[], costs: Costs): { threshold: number; score: number } {
  const points = all
    .flatMap(({ points: own }, series) => own.map((point) => ({ ...point, series })))
    .sort((a, b) => b.score - a.score);
  const best = all.map(({ windows }) => new Float64Array(windows).fill(-costs.fn));
  let score = -costs.fn * windowsOf(all);
  let top = { threshold: Number.POSITIVE_INFINITY, score };
  for (let i = 0; i < points.length; i++) {
    const { worth, window, series, score: at } = points[i]!;
    if (window < 0) score += costs.fp * worth;
    else {
      const gained = Math.max(0, costs.tp * worth - best[series]![window]!);
      best[series]![window]! += gained;
      score += gained;
    }
    if (points[i + 1]?.score !== at && score > top.score) top = { threshold: at, score };
  }
  return top;
}

export function windowsOf(all: readonly Pick<Scored, 'windows'>[]): number {
  return all.reduce((sum, { windows }) => sum + windows, 0);
}

/** From a sum over series with this many windows to 0 … 100. */
export function normalised(score: number, windows: number, costs: Costs): number {
  const [worst, perfect] = [-costs.fn * windows, costs.tp * windows];
  return (100 * (score - worst)) / (perfect - worst);
}
