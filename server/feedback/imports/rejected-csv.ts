import type { Queries } from '../../platform/database/database.ts';
import { type ImportRecord, readRejections } from './store.ts';

const PAGE = 1_000;

/** The rejected rows of an import as CSV: where, why, and the row itself (masked), for spreadsheets. */
export async function* rejectedCsv(queries: Queries, record: ImportRecord): AsyncGenerator<string> {
  const { columns } = record.shape;
  // Spreadsheets take a file for UTF-8 only with the mark.
  yield `\ufeff${csvLine(['line', 'code', 'reason', 'at', ...columns])}`;
  for (let after = 0; ; ) {
    const page = await readRejections(queries, record, { after, limit: PAGE });
    if (page.length === 0) return;
    after = page.at(-1)!.row;
    yield page
      .map(({ line, code, reason, at, cells }) =>
        csvLine([String(line), code, reason, at ?? '', ...columns.map((column) => cells[column] ?? '')]),
      )
      .join('');
  }
}

/** A line of CSV; what a spreadsheet would take for a formula is made text. */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(',')}\r\n`;
}
