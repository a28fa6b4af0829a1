import { createHash } from 'node:crypto';
import { LIMITS } from '../voices/index.ts';
import { readFileTime, type TimeReading } from './file-time.ts';
import { ROW_PROBLEMS, type Row, type RowProblem } from './row.ts';
import type { MappedField, Mapping } from './shape.ts';
import { momentsIn } from './zone.ts';

/** How rows become voices. */
export interface Conversion {
  readonly mapping: Mapping;
  readonly source: string;
  readonly timeZone: string;
  /** For rows without a time. */
  readonly uploadedAt: Date;
}

/** A voice as the API takes it, or why the row is none. */
export type Converted =
  | { readonly ok: true; readonly voice: Record<string, unknown> }
  | { readonly ok: false; readonly code: RowProblem; readonly reason: string; readonly at?: string };

/** Cells that stand for nothing. */
const NOTHING = new Set(['', 'n/a', 'na', 'nan', 'null', 'none', '-', '--', '无', '\\n']);
/** Numbers as a program writes them; 007 and 1.50 stay text. */
const NUMBER = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{0,5}[1-9])?$/;

/** Makes the function that turns a row into a voice. The voice is checked later, like any other. */
export function converter({ mapping, source, timeZone, uploadedAt }: Conversion): (row: Row) => Converted {
  const time: TimeReading = { toMoment: momentsIn(timeZone), order: mapping.dayOrder ?? 'day-month' };
  const { fields } = mapping;
  const attributes = Object.entries(mapping.attributes);
  return (row) => {
    if (row.problem) {
      const { code, at } = row.problem;
      return { ok: false, code, reason: ROW_PROBLEMS[code], ...(at !== undefined && { at }) };
    }
    const cell = (field: MappedField): string => {
      const column = fields[field];
      return column === undefined ? '' : clean(row.cells[column] ?? '');
    };
    const author = cell('author');
    const voice: Record<string, unknown> = {
      text: joined(cell('title'), cell('text')),
      occurredAt: timeOf(cell('occurredAt'), time, fields.occurredAt ? null : uploadedAt),
      source,
      externalId: cell('externalId') || identityOf(row),
      attributes: attributesOf(attributes, row),
    };
    for (const field of ['channel', 'language', 'conversation'] as const) {
      if (isSomething(cell(field))) voice[field] = cell(field);
    }
    if (isSomething(author)) voice.author = { key: author };
    if (isSomething(cell('rating'))) Object.assign(voice, ratingOf(cell('rating'), mapping.ratingMax));
    return { ok: true, voice };
  };
}

/** Spreadsheets leave control characters and byte order marks behind that nobody wrote; NUL is damage and stays. */
const clean = (cell: string): string =>
  cell.replace(/[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g, ' ').trim();

const isSomething = (cell: string): boolean => !NOTHING.has(cell.toLowerCase());

/** A title that the text begins with says nothing more. */
const joined = (title: string, text: string): string =>
  title === '' || text.startsWith(title) ? text : text === '' ? title : `${title}\n${text}`;

/** What cannot be read is passed on as it is, so that the check names it. */
function timeOf(cell: string, time: TimeReading, without: Date | null): string {
  if (without) return without.toISOString();
  const moment = readFileTime(cell, time);
  return moment === null ? cell : new Date(moment).toISOString();
}

/** The same row of the same file is the same voice, however often it is imported. */
function identityOf({ line, cells }: Row): string {
  return createHash('sha256')
    .update(JSON.stringify([line, cells]))
    .digest('base64url')
    .slice(0, 27);
}

function ratingOf(cell: string, max: number | undefined): Record<string, unknown> {
  const value = Number(cell);
  return { rating: Number.isNaN(value) ? cell : value, ...(max !== undefined && { ratingMax: max }) };
}

function attributesOf(
  mapped: readonly (readonly [string, string])[],
  row: Row,
): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  for (const [column, key] of mapped) {
    const cell = clean(row.cells[column] ?? '');
    if (!isSomething(cell)) continue;
    attributes[key] = NUMBER.test(cell) ? Number(cell) : cell.slice(0, LIMITS.attributeValue).toWellFormed();
  }
  return attributes;
}
