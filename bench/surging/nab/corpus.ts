/** Reads the Numenta Anomaly Benchmark: series, labelled windows, cost profiles, published results. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export interface Series {
  /** Group and file, as the benchmark's own tables name them. */
  readonly name: string;
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** First and last index of each labelled window. */
  readonly windows: readonly (readonly [number, number])[];
  /** Points at the start that are not scored. */
  readonly probation: number;
}

export interface Costs {
  readonly tp: number;
  readonly fn: number;
  readonly fp: number;
}

export type Profile = 'standard' | 'reward_low_FP_rate' | 'reward_low_FN_rate';

/** All series of a folder with `data/` and `labels/`, by name. */
export function readCorpus(folder: string): Series[] {
  const labels = json(join(folder, 'labels', 'combined_windows.json')) as Record<string, [string, string][]>;
  return Object.keys(labels)
    .toSorted()
    .map((name) => readSeries(join(folder, 'data', name), name, labels[name]!));
}

export function readProfiles(folder: string): Record<Profile, Costs> {
  const raw = json(join(folder, 'config', 'profiles.json')) as Record<
    Profile,
    { CostMatrix: { tpWeight: number; fnWeight: number; fpWeight: number } }
  >;
  const costs = (profile: Profile): Costs => {
    const { tpWeight, fnWeight, fpWeight } = raw[profile].CostMatrix;
    return { tp: tpWeight, fn: fnWeight, fp: fpWeight };
  };
  return {
    standard: costs('standard'),
    reward_low_FP_rate: costs('reward_low_FP_rate'),
    reward_low_FN_rate: costs('reward_low_FN_rate'),
  };
}

/** One detector's published outcome for one series, standard profile. */
export interface PublishedRow {
  readonly file: string;
  readonly score: number;
  readonly tp: number;
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
}

/** Published per-series results and standard scores, by detector. */
export function readPublished(
  folder: string,
): Map<string, { rows: PublishedRow[]; standard: number | null }> {
  const scores = json(join(folder, 'results', 'final_results.json')) as Record<
    string,
    Record<string, number>
  >;
  const found = new Map<string, { rows: PublishedRow[]; standard: number | null }>();
  for (const file of readdirSync(join(folder, 'results')).filter((name) =>
    name.endsWith('_standard_scores.csv'),
  )) {
    const detector = file.replace('_standard_scores.csv', '');
    const rows = parse(readFileSync(join(folder, 'results', file)), {
      columns: true,
      relax_column_count: true,
    });
    found.set(detector, {
      rows: (rows as Record<string, string>[]).filter((row) => row.Detector === detector).map(publishedRow),
      standard: scores[detector]?.standard ?? null,
    });
  }
  return found;
}

function publishedRow(row: Record<string, string>): PublishedRow {
  const [score, tp, tn, fp, fn] = ['Score', 'TP', 'TN', 'FP', 'FN'].map((name) => Number(row[name])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { file: row.File!, score, tp, tn, fp, fn };
}

function readSeries(path: string, name: string, labels: readonly [string, string][]): Series {
  const lines = gunzipSync(readFileSync(`${path}.gz`))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => line.split(','));
  const times = Float64Array.from(cells, ([at]) => timeOf(at!));
  const windows = labels.map(
    ([from, to]) => [times.indexOf(timeOf(from)), times.indexOf(timeOf(to))] as const,
  );
  return {
    name,
    times,
    values: Float64Array.from(cells, ([, value]) => Number(value)),
    windows,
    probation: Math.min(Math.floor(0.15 * times.length), 0.15 * 5000),
  };
}

function timeOf(text: string): number {
  return Date.parse(`${text.trim().replace(' ', 'T').slice(0, 19)}Z`);
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
