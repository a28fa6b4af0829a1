import { escapeIdentifier } from 'pg';
import { type Part, writeArchive } from '../archive/write-archive.ts';
import type { Database } from '../database/database.ts';
import { readSnapshot, type Snapshot } from '../database/snapshot.ts';
import { readStoredTables, type StoredTable } from '../database/stored-tables.ts';
import { keptTables, pathOf, SCHEMA } from './kept-tables.ts';
import { LONGEST_LINE } from './lines.ts';
import { FORMAT, FORMAT_VERSION, MANIFEST, type Manifest } from './manifest.ts';

export interface BackupWanted {
  /** Where to write; must not exist yet. */
  readonly file: string;
  readonly at: Date;
  /** Rows written so far, and rows there are. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes every workspace, with accounts and the listening engine's memory, as it stands at one moment.
 * @returns how many rows it holds
 * @throws when the file exists (`EEXIST`) or the signal aborts
 */
export async function makeBackup(database: Database, wanted: BackupWanted): Promise<{ rows: number }> {
  return readSnapshot(database, async (snapshot) => {
    const tables = keptTables(await readStoredTables((text) => snapshot.all(text)));
    const schema = (await snapshot.all<{ hash: string }>(SCHEMA)).map(({ hash }) => hash);
    const total = await countRows(snapshot, tables);
    const rows = new Map<string, number>();
    let all = 0;
    const parts = tables.map((table): Part => {
      const onRows = (count: number) => {
        wanted.signal?.throwIfAborted();
        rows.set(table.name, (rows.get(table.name) ?? 0) + count);
        all += count;
        wanted.onProgress?.(all, total);
      };
      return { path: pathOf(table.name), text: () => linesOf(snapshot, table, onRows) };
    });
    const about = { format: FORMAT, formatVersion: FORMAT_VERSION, madeAt: wanted.at.toISOString(), schema };
    await writeArchive(wanted.file, {
      parts,
      at: wanted.at,
      last: {
        path: MANIFEST,
        text: (written) => {
          const described = tables.map(({ name, columns }, i) => {
            const { path, bytes, sha256 } = written[i]!;
            const names = columns.map((column) => column.name);
            return { table: name, path, columns: names, rows: rows.get(name) ?? 0, bytes, sha256 };
          });
          return `${JSON.stringify({ ...about, tables: described } as Manifest, null, 2)}\n`;
        },
      },
    });
    return { rows: all };
  });
}

/** One JSON array of texts and nulls a row, in the order of the table's columns and of its key. */
async function* linesOf(
  snapshot: Snapshot,
  { name, columns, key }: StoredTable,
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  const list = columns.map((column) => `${escapeIdentifier(column.name)}::text`);
  const order = key.length > 0 ? ` order by ${key.map(escapeIdentifier)}` : '';
  for await (const rows of snapshot.rows(`select ${list} from ${escapeIdentifier(name)}${order}`)) {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
    for (const line of lines) if (line.length > LONGEST_LINE) throw new Error(`A row of ${name} is too long`);
    yield lines.join('');
    onRows(rows.length);
  }
}

async function countRows(snapshot: Snapshot, tables: readonly StoredTable[]): Promise<number> {
  let total = 0;
  for (const { name } of tables) {
    const [row] = await snapshot.all<{ n: string }>(`select count(*) as n from ${escapeIdentifier(name)}`);
    total += Number(row!.n);
  }
  return total;
}
