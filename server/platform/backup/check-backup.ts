import { text } from 'node:stream/consumers';
import { type Archive, measurePart } from '../archive/read-archive.ts';
import type { StoredTable } from '../database/stored-tables.ts';
import { done, type Outcome, type Refusal, refuse } from '../errors/refusal.ts';
import { pathOf } from './kept-tables.ts';
import { type BackedUpTable, MANIFEST, type Manifest, parseManifest } from './manifest.ts';

const LARGEST_MANIFEST = 1_048_576;

/** Tells what a backup holds, before anything of it is believed. */
export async function readManifest(archive: Archive): Promise<Outcome<Manifest>> {
  if (!archive.paths.has(MANIFEST)) {
    return refuse('file.unreadable', 'This is no backup: it has no manifest.', MANIFEST);
  }
  if (archive.size(MANIFEST) > LARGEST_MANIFEST) {
    return refuse('file.unsafe', 'Its manifest is larger than any of ours.', MANIFEST);
  }
  try {
    return parseManifest(await text(await archive.open(MANIFEST)));
  } catch {
    return refuse('backup.damaged', 'Its manifest cannot be read.', MANIFEST);
  }
}

/** Whether the tables and columns are just those that this database has. */
export function fits(
  manifest: Manifest,
  schema: readonly string[],
  tables: readonly StoredTable[],
): Outcome<null> {
  if (JSON.stringify(manifest.schema) !== JSON.stringify(schema)) {
    return refuse(
      'backup.version',
      'It was made by another version. Restore it with that version, then start this one on the data: it is brought up to date.',
      `${MANIFEST}/schema`,
    );
  }
  const known = new Map(tables.map((table) => [table.name, table]));
  for (const [i, { table, path, columns }] of manifest.tables.entries()) {
    const at = `${MANIFEST}/tables/${i}`;
    const stored = known.get(table);
    if (!stored) return refuse('backup.unfit', 'It holds a table that is not known or holds it twice.', at);
    known.delete(table);
    if (path !== pathOf(table)) return refuse('backup.unfit', 'A table is not in its place.', `${at}/path`);
    if (!sameNames(columns, stored)) {
      return refuse(
        'backup.unfit',
        `The columns of ${table} are not those of this version.`,
        `${at}/columns`,
      );
    }
  }
  const [missing] = known.keys();
  return missing ? refuse('backup.damaged', `The table ${missing} is missing.`, MANIFEST) : done(null);
}

const sameNames = (columns: readonly string[], { columns: stored }: StoredTable): boolean =>
  columns.length === stored.length && columns.every((name, i) => name === stored[i]!.name);

/** Reads every part through and compares it with what the manifest promises. */
export async function verify(
  archive: Archive,
  tables: readonly BackedUpTable[],
  onTable: (table: BackedUpTable) => void,
): Promise<Refusal | null> {
  const promised = new Set([MANIFEST, ...tables.map(({ path }) => path)]);
  const extra = [...archive.paths].find((path) => !promised.has(path));
  if (extra) return refuse('backup.unfit', 'It holds a part that its manifest does not name.', extra);
  for (const table of tables) {
    const { path, bytes, sha256 } = table;
    if (!archive.paths.has(path)) return refuse('backup.damaged', `The part ${path} is missing.`, path);
    const measured = await measurePart(archive, path);
    if (!measured.ok) return refuse('backup.damaged', `The part ${path} cannot be read.`, path);
    if (measured.value.bytes !== bytes || measured.value.sha256 !== sha256) {
      return refuse(
        'backup.damaged',
        `The part ${path} is not as it was written: its checksum differs.`,
        path,
      );
    }
    onTable(table);
  }
  return null;
}
