import { readSheet } from 'read-excel-file/node';
import { wholeFile } from './bytes.ts';
import { columnNames } from './columns.ts';
import { formulaCells, isFormulaPart } from './formulas.ts';
import { type Row, UnreadableFile } from './row.ts';
import { inspectZip } from './zip-safety.ts';

const LARGEST_WORKBOOK = 64 * 1_048_576;

/** Rows of the first sheet of a workbook, the first filled row being the header. */
export async function* xlsxRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const zip = await wholeFile(bytes, LARGEST_WORKBOOK);
  const formulas = formulaCells(inspectZip(zip, isFormulaPart));
  const sheet = await readFirstSheet(zip);
  const head = sheet.findIndex((cells) => cells.some((cell) => cellText(cell) !== ''));
  if (head === -1) return;
  const columns = columnNames(sheet[head]!.map(cellText));
  let number = 0;
  for (let i = head + 1; i < sheet.length; i++) {
    const values = sheet[i]!.map(cellText);
    if (values.every((value) => value === '') && !formulas.has(i + 1)) continue;
    const cells = Object.fromEntries(columns.map((column, n) => [column, values[n] ?? '']));
    const place = { number: ++number, line: i + 1, cells };
    const formula = formulas.get(i + 1);
    yield formula === undefined ? place : { ...place, problem: { code: 'row.formula', at: formula } };
  }
}

type Cell = string | number | boolean | Date | null | typeof Date;

async function readFirstSheet(zip: Buffer): Promise<Cell[][]> {
  try {
    return (await readSheet(zip)) as Cell[][];
  } catch (error) {
    throw new UnreadableFile('file.unreadable', `The workbook cannot be read: ${(error as Error).message}`);
  }
}

/** A date cell is a time of day without a zone: it is written so, and read in the zone of the import. */
function cellText(cell: Cell): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19);
  return cell === null ? '' : String(cell);
}
