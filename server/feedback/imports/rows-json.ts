import iconv from 'iconv-lite';
import { linesOf } from '../voices/index.ts';
import { wholeFile } from './bytes.ts';
import { columnNames } from './columns.ts';
import { type Row, UnreadableFile } from './row.ts';
import type { FileShape } from './shape.ts';

const LONGEST_LINE = 1_048_576;
const LARGEST_DOCUMENT = 256 * 1_048_576;
const DEEPEST = 3;

/** Rows of JSON lines: one object a line. */
export async function* jsonLineRows(
  bytes: AsyncIterable<Buffer>,
  { encoding }: Pick<FileShape, 'encoding'>,
): AsyncGenerator<Row> {
  let number = 0;
  for await (const lines of linesOf(bytes, LONGEST_LINE)) {
    for (const line of lines) {
      number++;
      const place = { number, line: number };
      if (line === null) {
        yield { ...place, cells: {}, problem: { code: 'row.long' } };
        continue;
      }
      const text = iconv.decode(line, encoding);
      if (text.includes('\ufffd')) yield { ...place, cells: {}, problem: { code: 'row.encoding' } };
      else yield rowOfLine(text, place);
    }
  }
}

function rowOfLine(text: string, place: { number: number; line: number }): Row {
  try {
    return rowOfValue(JSON.parse(text), place);
  } catch {
    return { ...place, cells: {}, problem: { code: 'row.json' } };
  }
}

/** Rows of one JSON document: an array, or `{ "voices": [ … ] }`. */
export async function* jsonRows(
  bytes: AsyncIterable<Buffer>,
  { encoding }: Pick<FileShape, 'encoding'>,
): AsyncGenerator<Row> {
  const text = iconv.decode(await wholeFile(bytes, LARGEST_DOCUMENT), encoding);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile('file.unreadable', `The file is not JSON: ${(error as Error).message}`);
  }
  const items = itemsOf(document);
  if (!items) throw new UnreadableFile('file.unreadable', 'An array of objects is wanted.');
  for (let i = 0; i < items.length; i++) yield rowOfValue(items[i], { number: i + 1, line: i + 1 });
}

function itemsOf(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document;
  if (typeof document !== 'object' || document === null) return null;
  const inner = (document as { voices?: unknown }).voices;
  return Array.isArray(inner) ? inner : null;
}

function rowOfValue(value: unknown, place: { number: number; line: number }): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ...place, cells: {}, problem: { code: 'row.shape' } };
  }
  const flat: [string, string][] = [];
  flatten(value, '', { flat, depth: 0 });
  const names = columnNames(flat.map(([key]) => key));
  return { ...place, cells: Object.fromEntries(flat.map(([, cell], i) => [names[i]!, cell])) };
}

/** `{ author: { key: 1 } }` becomes `author.key`; lists and what lies deeper stay JSON. */
function flatten(value: object, prefix: string, out: { flat: [string, string][]; depth: number }): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (inner === null || inner === undefined) out.flat.push([name, '']);
    else if (typeof inner === 'object' && !Array.isArray(inner) && out.depth < DEEPEST) {
      flatten(inner as object, `${name}.`, { flat: out.flat, depth: out.depth + 1 });
    } else out.flat.push([name, typeof inner === 'string' ? inner : JSON.stringify(inner)]);
  }
}
