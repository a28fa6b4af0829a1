import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import type { Archive } from '../archive/read-archive.ts';
import type { StoredTable } from '../database/stored-tables.ts';
import { Refused, refuse } from '../errors/refusal.ts';
import { linesIn } from './lines.ts';
import type { BackedUpTable } from './manifest.ts';

/** Text that is sent to the database at once, in characters. */
const BATCH = 1_048_576;

export interface Filling {
  readonly archive: Archive;
  readonly table: StoredTable;
  readonly part: BackedUpTable;
  readonly onRows: (rows: number) => void;
}

/** Puts a table's rows back; names and types are the database's own, never the file's. @throws Refused */
export async function fillTable(client: pg.ClientBase, filling: Filling): Promise<void> {
  const { archive, table, part, onRows } = filling;
  const insert = insertInto(table);
  let rows = 0;
  for await (const lines of linesIn(await archive.open(part.path), BATCH)) {
    const read = lines.map((line) => parseRow(line, table, part));
    const values = table.columns.map((_, column) => read.map((row) => row[column]!));
    await client.query(insert, values);
    rows += read.length;
    onRows(read.length);
  }
  if (rows !== part.rows) throw damaged(part, `holds ${rows} rows and not ${part.rows}`);
}

function insertInto({ name, columns }: StoredTable): string {
  const names = columns.map((column) => escapeIdentifier(column.name));
  const places = columns.map((_, i) => `c${i}`);
  const typed = columns.map(({ type }, i) => `c${i}::${type}`);
  const texts = columns.map((_, i) => `$${i + 1}::text[]`);
  return `insert into ${escapeIdentifier(name)} (${names}) select ${typed} from unnest(${texts}) as r (${places})`;
}

function parseRow(line: string, { columns }: StoredTable, part: BackedUpTable): (string | null)[] {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw damaged(part, 'holds a line that is not JSON');
  }
  const fits =
    Array.isArray(row) &&
    row.length === columns.length &&
    row.every((value) => value === null || typeof value === 'string');
  if (!fits) throw damaged(part, 'holds a line that is no row');
  return row as (string | null)[];
}

const damaged = ({ path }: BackedUpTable, why: string) =>
  new Refused(refuse('backup.damaged', `The part ${path} ${why}.`, path));
