import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { furnish, MARK } from '../../testing/furnish.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { readStoredTables } from '../database/stored-tables.ts';
import { THINGS, WITHHELD } from './things.ts';

// Everything of one workspace, nothing of another, and no secret.

interface Manifest {
  readonly format: string;
  readonly workspace: { readonly id: string };
  readonly files: readonly { path: string; rows?: number; bytes: number; sha256: string }[];
}

let world: World;
let files: Record<string, string>;
let manifest: Manifest;
beforeAll(async () => {
  world = await startWorld();
  await furnish(world);
  const owner = await world.as('owner');
  const voice = { occurredAt: world.clock.now().toISOString(), source: 'formula', externalId: '1' };
  await owner.post('/api/v1/voices', { voices: [{ ...voice, text: '=HYPERLINK("http://x")😀' }] });
  files = await exported(owner);
  manifest = JSON.parse(files['manifest.json']!) as Manifest;
});
afterAll(() => world.close());

async function exported(caller: Caller): Promise<Record<string, string>> {
  const response = await caller.raw('/api/v1/export', {});
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toMatch(/filename="gongjian-2026-11-02\.zip"/);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, part]) => [path, Buffer.from(part).toString()]),
  );
}

const rowsIn = (thing: string) =>
  files[`${thing}.jsonl`]!.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('the manifest tells every file, its rows and its checksum', () => {
  expect(manifest).toMatchObject({ format: 'gongjian-export', workspace: { id: world.workspaceId } });
  const paths = THINGS.flatMap(({ thing }) => [`${thing}.jsonl`, `${thing}.csv`]);
  expect(Object.keys(files).sort()).toEqual(['README.md', 'manifest.json', ...paths].sort());
  for (const { path, bytes, sha256, rows } of manifest.files) {
    const part = Buffer.from(files[path]!);
    expect(part.length, path).toBe(bytes);
    expect(createHash('sha256').update(part).digest('hex'), path).toBe(sha256);
    if (path.endsWith('.jsonl')) expect(rowsIn(path.slice(0, -6)), path).toHaveLength(rows!);
  }
});

test('both files of a thing hold the same rows', () => {
  for (const { thing } of THINGS) {
    const rows = rowsIn(thing);
    const table = parse(files[`${thing}.csv`]!, { columns: true, bom: true }) as Record<string, string>[];
    expect(table, thing).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      expect(Object.keys(table[i]!), thing).toEqual(Object.keys(row));
    });
  }
});

test('what was put in comes out', async () => {
  for (const thing of [
    'voices',
    'points',
    'pains',
    'bells',
    'bell-steps',
    'routing-rules',
    'working-calendars',
  ]) {
    expect(rowsIn(thing).length, thing).toBeGreaterThan(0);
  }
  for (const thing of [
    'cycles',
    'modules',
    'propositions',
    'proposition-versions',
    'adjustments',
    'links',
    'audit',
  ]) {
    expect(rowsIn(thing).length, thing).toBeGreaterThan(0);
  }
  const owner = await world.as('owner');
  expect(rowsIn('members')).toContainEqual(expect.objectContaining({ userId: owner.userId, role: 'owner' }));
  expect(rowsIn('audit')).toContainEqual(expect.objectContaining({ action: 'workspace.exported' }));
  expect(rowsIn('voices')[0]).toMatchObject({ occurredAt: expect.stringMatching(/^2026-.*\+00:00$/) });
});

test('a spreadsheet computes nothing; programs read what was said', () => {
  const said = rowsIn('voices').find(({ source }) => source === 'formula')!.text;
  expect(said).toBe('=HYPERLINK("http://x")😀');
  expect(files['voices.csv']).toContain(`"'=HYPERLINK(""http://x"")😀"`);
  for (const path of Object.keys(files).filter((name) => name.endsWith('.csv'))) {
    const table = parse(files[path]!, { bom: true, from_line: 2 }) as string[][];
    for (const cell of table.flat()) expect(cell, path).not.toMatch(/^([=+@\t\r]|-(?![\d.]))/);
  }
});

test('every table is either exported or withheld, as somebody decided', async () => {
  const ask = async (text: string) => (await world.services.database.pool.query(text)).rows;
  const tables = await readStoredTables(ask);
  const decided = [...THINGS.map(({ table }) => table), ...WITHHELD].sort();
  expect(tables.map(({ name }) => name).sort()).toEqual(decided);
});

test('no secret leaves: no password, key, session, salt or hash', async () => {
  const { pool } = world.services.database;
  const secrets = await pool.query<{ secret: string }>(`
    select password as secret from credentials where password is not null union all select token from sessions
    union all select secret_hash from api_keys union all select secret_hash from invitations
    union all select secret_hash from one_time_links union all select encode(salt, 'hex') from author_salts`);
  expect(secrets.rows.length).toBeGreaterThan(3);
  const all = Object.values(files).join('\n');
  for (const { secret } of secrets.rows) expect(all).not.toContain(secret);
  const fields = THINGS.flatMap(({ thing }) => Object.keys(rowsIn(thing)[0] ?? {}));
  expect(fields.filter((field) => /secret|hash|token|password|salt/i.test(field))).toEqual([]);
});

test('only owners export, each their own workspace', async () => {
  expect(await (await world.as('leader')).get('/api/v1/export')).toMatchObject({
    status: 403,
    body: { code: 'access.role' },
  });
  const theirs = Object.values(await exported(await world.asStranger('owner'))).join('\n');
  expect(theirs).not.toContain(MARK);
  expect(theirs).not.toContain(world.workspaceId);
});

test('nothing of it stays on the disk', () => {
  expect(readdirSync(join(world.services.config.data, 'exports'))).toEqual([]);
});
