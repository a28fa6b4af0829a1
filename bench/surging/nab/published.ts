/** Checks our scorer against the benchmark's published per-series results. */
import { round } from '../figures.ts';
import { type Costs, type PublishedRow, readPublished, type Series } from './corpus.ts';
import { normalised, worthOf } from './scoring.ts';

export interface Check {
  readonly scorer: Record<string, { ours: number; published: number | null }>;
  readonly largestDifference: number;
  /** Rows in which our windows and probation give the published numbers of points inside and outside. */
  readonly sameCounts: { readonly of: number; readonly same: number };
  /** Rows that one detection determines, and those whose score is one of the worths that we give that window. */
  readonly sameWorths: { readonly of: number; readonly same: number };
}

export function checkPublished(folder: string, corpus: readonly Series[], costs: Costs): Check {
  const windows = corpus.reduce((sum, series) => sum + series.windows.length, 0);
  const scorer: Record<string, { ours: number; published: number | null }> = {};
  const counts = { of: 0, same: 0 };
  const worths = { of: 0, same: 0 };
  const byName = new Map(corpus.map((series) => [series.name, series]));
  for (const [detector, { rows, standard }] of readPublished(folder)) {
    const ours = normalised(
      rows.reduce((sum, { score }) => sum + score, 0),
      windows,
      costs,
    );
    scorer[detector] = { ours: round(ours), published: standard === null ? null : round(standard) };
    for (const row of rows) {
      const series = byName.get(row.file);
      if (!series) continue;
      counts.of++;
      counts.same += Number(countsAgree(series, row));
      const agrees = worthAgrees(series, row, costs);
      if (agrees === undefined) continue;
      worths.of++;
      worths.same += Number(agrees);
    }
  }
  const differences = Object.values(scorer).flatMap(({ ours, published }) =>
    published === null ? [] : [Math.abs(ours - published)],
  );
  return { scorer, largestDifference: Math.max(...differences), sameCounts: counts, sameWorths: worths };
}

function countsAgree(series: Series, { tp, tn, fp, fn }: PublishedRow): boolean {
  const { window } = worthOf(series);
  let [inside, outside] = [0, 0];
  for (let i = Math.ceil(series.probation); i < window.length; i++) window[i]! >= 0 ? inside++ : outside++;
  return inside === tp + fn && outside === tn + fp;
}

/** With one window and no false point, the score is what the best detection is worth; else it is not determined. */
function worthAgrees(series: Series, { score, tp, fp }: PublishedRow, costs: Costs): boolean | undefined {
  if (series.windows.length !== 1 || fp > 0) return undefined;
  if (tp === 0) return Math.abs(score + costs.fn) < 1e-6;
  const { worth, window } = worthOf(series);
  return worth.some((one, i) => window[i] === 0 && Math.abs(one * costs.tp - score) < 1e-6);
}
