/** Writes and reads incidents of a ratio: cases.csv beside one file of minutes for each case. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expectedRatios, type RatioLeaves } from '@gongjian/engines/locate';
import { type Row, readRows } from '../clustering/rows.ts';
import type { Element, LocateCase } from './case.ts';
import type { GeneratedRatios } from './generated-ratios.ts';

const NOT_ATTRIBUTES = new Set(['', 'min', 'value', 'cnt']);

export const isRatioFolder = (folder: string): boolean => existsSync(join(folder, 'cases.csv'));

export function* ratioCases(folder: string): Generator<LocateCase> {
  for (const row of readRows(join(folder, 'cases.csv'))) {
    const path = [`${row.case}.csv.gz`, `${row.case}.csv`]
      .map((name) => join(folder, 'cases', name))
      .find((name) => existsSync(name));
    if (!path) {
      console.error(`No minutes for ${row.case}: skipped`);
      continue;
    }
    const truth = truthOf(row.root_causes_json!);
    const leaves = leavesOf(readRows(path), Number(row.timestamp));
    yield { id: row.case!, setting: `causes ${truth.length}`, truth, leaves };
  }
}

/** Values of the truth may be numbers; in the files of minutes everything is text. */
function truthOf(json: string): Element[] {
  const causes = JSON.parse(json) as Record<string, unknown>[];
  return causes.map((cause) =>
    Object.fromEntries(Object.entries(cause).map(([attribute, value]) => [attribute, String(value)])),
  );
}

/** The minute of the incident as leaves, their expected ratios learned from the minutes before it. */
function leavesOf(rows: readonly Row[], timestamp: number): RatioLeaves {
  const attributes = Object.keys(rows[0] ?? {}).filter((name) => !NOT_ATTRIBUTES.has(name));
  const columns = (chosen: readonly Row[]) => ({
    values: chosen.map((row) => attributes.map((name) => row[name] || null)),
    numerator: chosen.map((row) => Number(row.value)),
    denominator: chosen.map((row) => Number(row.cnt)),
  });
  const moment = momentOf(rows, timestamp);
  const now = columns(rows.filter(({ min }) => Number(min) === moment));
  const before = rows.filter(({ min }) => Number(min) < moment);
  const history = { ...columns(before), age: before.map(({ min }) => (moment - Number(min)) / 60) };
  return { kind: 'ratio', attributes, ...now, expected: expectedRatios(history, now.values) };
}

/** The first moment in the file from the incident's on; the last one where none follows. */
function momentOf(rows: readonly Row[], timestamp: number): number {
  let [after, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { min } of rows) {
    last = Math.max(last, Number(min));
    if (Number(min) >= timestamp) after = Math.min(after, Number(min));
  }
  return Number.isFinite(after) ? after : last;
}

/** Writes generated incidents in the same format, so that they take the same way as real ones. */
export function writeRatioCases(folder: string, cases: Iterable<GeneratedRatios>): void {
  mkdirSync(join(folder, 'cases'), { recursive: true });
  const lines = ['case,timestamp,root_causes_json'];
  for (const { id, timestamp, truth, attributes, rows } of cases) {
    lines.push(`${id},${timestamp},"${JSON.stringify(truth).replaceAll('"', '""')}"`);
    const minutes = rows.map((row) => [row.min, row.value, row.cnt, ...row.attributes].join(','));
    const text = [['min', 'value', 'cnt', ...attributes].join(','), ...minutes].join('\n');
    writeFileSync(join(folder, 'cases', `${id}.csv.gz`), gzipSync(`${text}\n`, { level: 1 }));
  }
  writeFileSync(join(folder, 'cases.csv'), `${lines.join('\n')}\n`);
}
