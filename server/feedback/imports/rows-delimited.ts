import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { columnNames } from './columns.ts';
import { type Row, UnreadableFile } from './row.ts';
import type { FileShape } from './shape.ts';

/** One record: an open quote must not swallow the rest of a large file. */
const LONGEST_RECORD = 1_048_576;

interface Parsed {
  readonly record: string[];
  /** Lines read so far, this record's last line included. */
  readonly info: { readonly lines: number };
}

/** Rows of CSV and TSV. Quotes inside cells are forgiven; a wrong number of cells is the row's problem. */
export async function* delimitedRows(
  bytes: AsyncIterable<Buffer>,
  { encoding, delimiter }: Pick<FileShape, 'encoding' | 'delimiter'>,
): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(bytes);
  const decoded = iconv.decodeStream(encoding);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(decoded).pipe(parser);
  let columns: string[] | null = null;
  let number = 0;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (columns === null) columns = columnNames(record);
      else yield rowOf(columns, record, { number: ++number, line });
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile('file.unreadable', `Line ${line}: ${error.message}`);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function rowOf(
  columns: readonly string[],
  record: readonly string[],
  place: { number: number; line: number },
): Row {
  const cells: Record<string, string> = {};
  columns.forEach((column, i) => {
    cells[column] = record[i] ?? '';
  });
  if (record.length !== columns.length) {
    const at = `${record.length} ≠ ${columns.length}`;
    return { ...place, cells, problem: { code: 'row.ragged', at } };
  }
  const broken = columns.find((_, i) => record[i]!.includes('\ufffd'));
  if (broken !== undefined) return { ...place, cells, problem: { code: 'row.encoding', at: broken } };
  return { ...place, cells };
}
