import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { zipBomb } from '../../testing/zip-bomb.ts';
import type { Database } from '../database/database.ts';
import { makeBackup } from './make-backup.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { allRows, openPlace } from './testing/instances.ts';

// Whatever a file claims to be: what is no sound backup of this version is refused by name, and nothing is stored.

type Parts = Record<string, Uint8Array>;

const WORKSPACES = 'tables/workspaces.jsonl';
let place: TestPlace;
let database: Database;
let good: Buffer;
beforeAll(async () => {
  place = await testPlace();
  database = await openPlace(place);
  const { pool } = database;
  await pool.query(
    `insert into workspaces (id, name, slug, created_at) values
     ('01900000-0000-7000-8000-000000000001', '甲', 'a', now()), ('01900000-0000-7000-8000-000000000002', '乙', 'b', now())`,
  );
  const file = join(place.folder, 'good.backup');
  await makeBackup(database, { file, at: new Date(0) });
  await pool.query('delete from workspaces');
  good = readFileSync(file);
});
afterAll(async () => {
  await database.close();
  await place.remove();
});

/** The good backup with something changed in it. */
const changed = (change: (parts: Parts) => void): Buffer => {
  const parts: Parts = { ...unzipSync(new Uint8Array(good)) };
  change(parts);
  return Buffer.from(zipSync(parts, { level: 1 }));
};

const withManifest = (change: (manifest: Manifest, parts: Parts) => void): Buffer =>
  changed((parts) => {
    const manifest = JSON.parse(strFromU8(parts['manifest.json']!)) as Manifest;
    change(manifest, parts);
    parts['manifest.json'] = strToU8(JSON.stringify(manifest));
  });

/** Rows that somebody made up, with a checksum that is right. */
const withWorkspaces = (...lines: string[]): Buffer =>
  withManifest((manifest, parts) => {
    const text = lines.map((line) => `${line}\n`).join('');
    parts[WORKSPACES] = strToU8(text);
    const table = manifest.tables.find((entry) => entry.path === WORKSPACES)!;
    Object.assign(table, {
      rows: lines.length,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  });

const flipped = (at: number) => {
  const bytes = Buffer.from(good);
  bytes[at]! ^= 0xff;
  return bytes;
};

/** The column's place in a row of workspaces is that of the table. */
const row = (id: string, ...rest: (string | null)[]) => JSON.stringify([id, ...rest]);
const REST = ['丙', 'c', null, null, '{}', '1', '2026-01-01 00:00:00+00'];
const ID = '01900000-0000-7000-8000-000000000003';

test.each<[string, () => Buffer, string]>([
  ['an empty file', () => Buffer.alloc(0), 'file.unreadable'],
  ['a text', () => Buffer.from('no backup'), 'file.unreadable'],
  ['a cut file', () => good.subarray(0, good.length - 200), 'file.unreadable'],
  ['half a file', () => good.subarray(0, good.length / 2), 'file.unreadable'],
  ['a zip of something else', () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'file.unreadable'],
  ['another format', () => withManifest((m) => Object.assign(m, { format: 'other' })), 'file.unreadable'],
  ['a later format', () => withManifest((m) => Object.assign(m, { formatVersion: 2 })), 'backup.version'],
  ['other migrations', () => withManifest((m) => m.schema.push('0'.repeat(64))), 'backup.version'],
  ['a manifest that is no JSON', () => changed((p) => (p['manifest.json'] = strToU8('{'))), 'backup.damaged'],
  ['a manifest of null', () => changed((p) => (p['manifest.json'] = strToU8('null'))), 'file.unreadable'],
  ['an unknown field', () => withManifest((m) => Object.assign(m.tables[0]!, { more: 1 })), 'backup.damaged'],
  [
    'a negative count',
    () => withManifest((m) => Object.assign(m.tables[0]!, { rows: -1 })),
    'backup.damaged',
  ],
  ['a huge manifest', () => withManifest((m) => (m.madeAt = ' '.repeat(2_000_000))), 'file.unsafe'],
  [
    'an unknown table',
    () => withManifest((m) => Object.assign(m.tables[0]!, { table: 'pg_authid' })),
    'backup.unfit',
  ],
  ['a table twice', () => withManifest((m) => m.tables.push(m.tables[0]!)), 'backup.unfit'],
  ['a table left out', () => withManifest((m) => m.tables.pop()), 'backup.damaged'],
  [
    'an unknown column',
    () => withManifest((m) => m.tables[0]!.columns.push('x"; drop table')),
    'backup.unfit',
  ],
  ['a column less', () => withManifest((m) => m.tables[0]!.columns.pop()), 'backup.unfit'],
  ['columns in another order', () => withManifest((m) => m.tables[0]!.columns.reverse()), 'backup.unfit'],
  [
    'a part elsewhere',
    () => withManifest((m) => Object.assign(m.tables[0]!, { path: 'manifest.json' })),
    'backup.unfit',
  ],
  [
    'another checksum',
    () => withManifest((m) => Object.assign(m.tables[0]!, { sha256: '0'.repeat(64) })),
    'backup.damaged',
  ],
  ['another size', () => withManifest((m) => m.tables[0]!.bytes++), 'backup.damaged'],
  ['other rows', () => changed((p) => (p[WORKSPACES] = strToU8(row(ID, ...REST)))), 'backup.damaged'],
  ['a flipped byte', () => flipped(good.indexOf(WORKSPACES) + WORKSPACES.length + 5), 'backup.damaged'],
  ['a missing part', () => changed((p) => delete p[WORKSPACES]), 'backup.damaged'],
  ['a part more', () => changed((p) => (p['tables/more.jsonl'] = strToU8('[]'))), 'backup.unfit'],
  ['a name that leads out', () => changed((p) => (p['../../etc/cron.d/x'] = strToU8('x'))), 'file.unsafe'],
  ['an absolute name', () => changed((p) => (p['/etc/passwd'] = strToU8('x'))), 'file.unsafe'],
  ['a name of Windows', () => changed((p) => (p['..\\..\\x.bat'] = strToU8('x'))), 'file.unsafe'],
  ['a drive', () => changed((p) => (p['C:/x.bat'] = strToU8('x'))), 'file.unsafe'],
  ['a folder', () => changed((p) => (p['tables/'] = strToU8(''))), 'file.unsafe'],
  ['a bomb', () => zipBomb(300), 'file.unsafe'],
  ['very many parts', () => zipBomb(0, 600), 'file.unsafe'],
  ['rows that are no JSON', () => withWorkspaces('x'), 'backup.damaged'],
  ['rows that are objects', () => withWorkspaces('{"id":"x"}'), 'backup.damaged'],
  [
    'values that are no text',
    () => withWorkspaces(JSON.stringify([ID, ...REST.slice(1), 1])),
    'backup.damaged',
  ],
  ['short rows', () => withWorkspaces(JSON.stringify([ID])), 'backup.damaged'],
  ['an id that is none', () => withWorkspaces(row('x', ...REST)), 'backup.damaged'],
  [
    'a statement for a value',
    () => withWorkspaces(row("'; drop table users; --", ...REST)),
    'backup.damaged',
  ],
  ['a row twice', () => withWorkspaces(row(ID, ...REST), row(ID, ...REST)), 'backup.damaged'],
  ['NUL', () => withWorkspaces(row(ID, 'a\0b', ...REST.slice(1))), 'backup.damaged'],
])('%s is refused', async (name, bytes, code) => {
  const file = join(place.folder, 'hostile.backup');
  writeFileSync(file, bytes());
  const outcome = await restoreBackup(database, { file });
  expect(outcome, name).toMatchObject({ ok: false, code, detail: expect.stringMatching(/\.$/) });
  expect([...(await allRows(database)).values()].flat()).toEqual([]);
});

test('a restore that is stopped half way leaves nothing, and the same file is taken afterwards', async () => {
  const file = join(place.folder, 'good.backup');
  const stop = new AbortController();
  const onProgress = (step: string) => step === 'restore' && stop.abort();
  await expect(restoreBackup(database, { file, signal: stop.signal, onProgress })).rejects.toThrow();
  expect([...(await allRows(database)).values()].flat()).toEqual([]);
  expect(await restoreBackup(database, { file })).toMatchObject({ ok: true, value: { rows: 2 } });
  expect((await allRows(database)).get('workspaces')).toHaveLength(2);
});
