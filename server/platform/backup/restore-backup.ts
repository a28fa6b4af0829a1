import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import { type Archive, openArchive } from '../archive/read-archive.ts';
import type { Database } from '../database/database.ts';
import { readStoredTables, type StoredTable } from '../database/stored-tables.ts';
import { done, type Outcome, Refused, refuse } from '../errors/refusal.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { fits, readManifest, verify } from './check-backup.ts';
import { fillTable } from './fill-table.ts';
import { keptTables, SCHEMA } from './kept-tables.ts';
import type { Manifest } from './manifest.ts';

export interface RestoreWanted {
  readonly file: string;
  /** `verify` reads the file through, `restore` fills the tables; both count rows. */
  readonly onProgress?: (step: 'verify' | 'restore', done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Restored {
  readonly rows: number;
  /** When the backup was made, as ISO text. */
  readonly madeAt: string;
}

/** Fills an empty instance from a backup: all of it, or nothing. @throws when the signal aborts */
export async function restoreBackup(database: Database, wanted: RestoreWanted): Promise<Outcome<Restored>> {
  const opened = await openArchive(wanted.file);
  if (!opened.ok) return opened;
  const archive = opened.value;
  try {
    const manifest = await readManifest(archive);
    if (!manifest.ok) return manifest;
    return await restoreFrom(database, { archive, manifest: manifest.value, wanted });
  } finally {
    archive.close();
  }
}

interface Source {
  readonly archive: Archive;
  readonly manifest: Manifest;
  readonly wanted: RestoreWanted;
}

async function restoreFrom(database: Database, source: Source): Promise<Outcome<Restored>> {
  const { archive, manifest, wanted } = source;
  const ask = async (text: string) => (await database.pool.query(text)).rows;
  const tables = await readStoredTables(ask);
  const schema = ((await ask(SCHEMA)) as { hash: string }[]).map(({ hash }) => hash);
  const fit = fits(manifest, schema, keptTables(tables));
  if (!fit.ok) return fit;
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  const counter = (step: 'verify' | 'restore') => {
    let rows = 0;
    return (more: number) => {
      rows += more;
      wanted.onProgress?.(step, rows, total);
      wanted.signal?.throwIfAborted();
    };
  };
  const verified = counter('verify');
  const damage = await verify(archive, manifest.tables, ({ rows }) => verified(rows));
  if (damage) return damage;
  const onRows = counter('restore');
  const restored = await allOrNothing(database, async (client) => {
    await holdEmpty(client, tables);
    const parts = new Map(manifest.tables.map((part) => [part.table, part]));
    for (const table of keptTables(tables)) {
      await fillTable(client, { archive, table, part: parts.get(table.name)!, onRows });
    }
  });
  if (!restored.ok) return restored;
  // The embedded database has nobody who counts rows for its planner in the background.
  await database.pool.query('analyze');
  return done({ rows: total, madeAt: manifest.madeAt });
}

/** Refuses an instance that holds anything; nobody else may begin to fill it meanwhile. */
async function holdEmpty(client: pg.ClientBase, tables: readonly StoredTable[]): Promise<void> {
  const names = tables.map(({ name }) => escapeIdentifier(name));
  await client.query(`lock table ${names} in share row exclusive mode`);
  const filled = names.map((name) => `exists (select from ${name})`).join(' or ');
  const { rows } = await client.query<{ filled: boolean }>(`select ${filled} as filled`);
  if (!rows[0]!.filled) return;
  throw new Refused(
    refuse(
      'backup.notEmpty',
      'This instance holds data already, and a restore never overwrites any. Restore into a new folder (--data) or a new database (--database-url), then start the server there.',
    ),
  );
}
