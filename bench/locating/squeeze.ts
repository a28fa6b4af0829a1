/** Reads cases in the format of Squeeze: injection_info.csv beside one file of leaves for each moment. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, readRows } from '../clustering/rows.ts';
import type { Element, LocateCase } from './case.ts';

const MEASURES = new Set(['real', 'predict']);

/** Whether the folder, or one of its settings, holds such cases. */
export const isSqueezeFolder = (folder: string): boolean => existsSync(join(folder, 'injection_info.csv'));

/** Cases one by one: a folder of hundreds of thousands of leaves does not fit into memory at once. */
export function* squeezeCases(folder: string): Generator<LocateCase> {
  for (const row of readRows(join(folder, 'injection_info.csv'))) {
    const rows = leafRows(folder, row);
    if (!rows) {
      console.error(`No leaves for ${row.case ?? row.timestamp}: skipped`);
      continue;
    }
    yield {
      id: row.case ?? `${row.set}/${row.timestamp}`,
      setting: settingOf(row),
      truth: truthOf(row.root_cause ?? ''),
      leaves: leavesOf(rows),
    };
  }
}

function settingOf(row: Row): string {
  const truth = truthOf(row.root_cause ?? '');
  const layer = row.cuboid_layer ?? Object.keys(truth[0] ?? {}).length;
  return `layer ${layer}, elements ${row.n_elements ?? truth.length}`;
}

function truthOf(text: string): Element[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) =>
      Object.fromEntries(part.split('&').map((pair) => pair.trim().split('=') as [string, string])),
    );
}

function leafRows(folder: string, row: Row): Row[] | undefined {
  const inCase = row.case ? [`cases/${row.case}`, row.case] : [];
  const stems = [
    ...inCase,
    ...[row.set, undefined].map((set) => [set, row.timestamp].filter(Boolean).join('/')),
  ];
  const [set, stamp] = [row.set, row.timestamp];
  stems.push(`cases/${stamp}`, `cases/${set}/${stamp}`, `cases/${set}_${stamp}`);
  for (const stem of stems) {
    const single = fileOf(folder, stem);
    if (single) return readRows(single);
    const [a, b] = [fileOf(folder, `${stem}.a`), fileOf(folder, `${stem}.b`)];
    if (a && b) return derived(readRows(a), readRows(b));
  }
  return undefined;
}

function fileOf(folder: string, stem: string): string | undefined {
  return ['.csv.gz', '.csv'].map((end) => join(folder, stem + end)).find((path) => existsSync(path));
}

/** A derived measure comes as two files: its value is a ÷ b, leaf by leaf. */
function derived(a: readonly Row[], b: readonly Row[]): Row[] {
  const key = (row: Row) =>
    JSON.stringify(
      Object.keys(row)
        .filter((name) => !MEASURES.has(name))
        .map((name) => row[name]),
    );
  const below = new Map(b.map((row) => [key(row), row]));
  return a.flatMap((row) => {
    const other = below.get(key(row));
    if (!other || !Number(other.real) || !Number(other.predict)) return [];
    const ratio = (name: string) => String(Number(row[name]) / Number(other[name]));
    return [{ ...row, real: ratio('real'), predict: ratio('predict') }];
  });
}

/** Leaves with nothing real and nothing predicted say nothing and are left out. */
function leavesOf(all: readonly Row[]): LocateCase['leaves'] {
  const rows = all.filter((row) => Number(row.real) !== 0 || Number(row.predict) !== 0);
  const attributes = Object.keys(all[0] ?? {}).filter((name) => name !== '' && !MEASURES.has(name));
  return {
    kind: 'value',
    attributes,
    values: rows.map((row) => attributes.map((name) => row[name] || null)),
    actual: rows.map((row) => Number(row.real)),
    expected: rows.map((row) => Number(row.predict)),
  };
}
