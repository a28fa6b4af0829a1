import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { furnish } from '../../testing/furnish.ts';
import { expectDone, startWorld, type World } from '../../testing/world.ts';
import type { Database } from '../database/database.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { allHeard, allRows, openPlace, startOn } from './testing/instances.ts';

// A backup is the whole instance: what is restored from it, on either database, has the same rows, gives the same
// answers, and listens on as if nothing had happened.

const KINDS = process.env.TEST_DATABASE_URL ? (['embedded', 'server'] as const) : (['embedded'] as const);
const OLD = { email: 'old@example.test', name: '老张', password: 'a password of some length' };
const LISTS = ['pains', 'bells', 'propositions', 'voices', 'adjustments'];
/** What encodings trip over: four bytes, joined, combining, quoting, invisible, and what looks like our own format. */
const TEXTS = [
  '😀👩‍👩‍👧 退款 𠮷野家 e\u0301',
  '"[null,\\"x\\"]\\n',
  '{1,2,"a b",NULL}',
  '\\x00ff \\N \t|,;\'"`$1',
  '\u2028\u2029 \ufeff \u202e反',
];
const SECRETS = ['sessions', 'verifications', 'one_time_links', 'rate_limits'];

interface Known {
  readonly rows: Map<string, string[]>;
  readonly answers: unknown;
  readonly keySecret: string;
  readonly painOfNext: string;
}

let world: World;
let place: TestPlace;
let file: string;
let known: Known;
beforeAll(async () => {
  world = await startWorld();
  place = await testPlace();
  file = join(place.folder, 'all.backup');
  await furnish(world);
  await sendStrangeVoices(await world.as('owner'));
  const { accounts, database } = world.services;
  const call = { workspaceId: world.workspaceId, actor: TESTER, now: world.clock.now() };
  const old = expectDone(await accounts.createUser(OLD));
  expectDone(await accounts.addMember(call, { userId: old.id, role: 'member' }));
  const key = expectDone(await accounts.createKey(call, { name: 'key', scopes: ['read'], expiresAt: null }));
  await allHeard(database);
  await makeBackup(database, { file, at: world.clock.now() });
  const rows = await allRows(database);
  const answers = await answersOf(await world.as('owner'));
  const painOfNext = await sendNext(await world.as('owner'), database);
  known = { rows, answers, keySecret: key.secret, painOfNext };
});
afterAll(async () => {
  await world.close();
  await place.remove();
});

const TESTER = { kind: 'system', id: 'test', name: 'test' } as const;

async function sendStrangeVoices(owner: Caller) {
  const voices = TEXTS.map((text, n) => ({
    text,
    occurredAt: new Date(world.clock.now().getTime() - 1).toISOString(),
    source: 'strange',
    externalId: `${n} 𠮷`,
    attributes: { number: 0.1 + n / 3, large: 2 ** 53 - 1, small: -1e-7, text },
    author: { key: `author ${n}`, attributes: { level: text } },
    rating: 4.7,
  }));
  const nul = { ...voices[0], externalId: 'nul', text: 'a\0b' };
  const answer = await owner.post<{ results: { status: string }[] }>('/api/v1/voices', {
    voices: [...voices, nul],
  });
  const taken = answer.body.results.map(({ status }) => status);
  expect(taken).toEqual([...TEXTS.map(() => 'accepted'), 'rejected']);
}

/** The lists and their first things, as a page would ask for them. */
async function answersOf(caller: Caller) {
  const answers: unknown[] = [];
  for (const list of LISTS) {
    const { body } = await caller.get<Record<string, unknown>>(`/api/v1/${list}`);
    const items = Object.values(body).find(Array.isArray) as { id: string }[];
    expect(items.length, list).toBeGreaterThan(0);
    answers.push(body);
    for (const { id } of items.slice(0, 5)) {
      const one = await caller.get(`/api/v1/${list}/${id}`);
      expect(one.status, list).toBe(200);
      answers.push(one.body);
    }
  }
  return answers;
}

/** One more voice, which the engine groups by what it remembers. @returns the pain it went to */
async function sendNext(caller: Caller, database: Database): Promise<string> {
  const now = world.clock.now().toISOString();
  const voice = {
    text: '退款三天没到账，客服一直不回 zanzibar',
    occurredAt: now,
    source: 'next',
    externalId: '1',
  };
  await caller.post('/api/v1/voices', { voices: [voice] });
  await allHeard(database);
  const { rows } = await database.pool.query(
    "select pain_id as id, v.seq from points join voices v on v.id = voice_id where v.source = 'next' and n = 0",
  );
  expect(rows[0].id).not.toBeNull();
  return `${rows[0].id} ${rows[0].seq}`;
}

test('the file is its owner’s alone, and an existing one is never written over', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { size } = statSync(file);
  const again = makeBackup(world.services.database, { file, at: world.clock.now() });
  await expect(again).rejects.toMatchObject({ code: 'EEXIST' });
  expect(statSync(file).size).toBe(size);
});

test('a backup that is stopped leaves no file, and the database goes on', async () => {
  const { database, clock } = world.services;
  const stopped = join(place.folder, 'stopped.backup');
  const stop = new AbortController();
  const onProgress = () => stop.abort();
  const made = makeBackup(database, { file: stopped, at: clock.now(), signal: stop.signal, onProgress });
  await expect(made).rejects.toThrow('aborted');
  expect(existsSync(stopped)).toBe(false);
  expect((await allRows(database)).get('workspaces')).toHaveLength(2);
});

test('an instance that holds anything refuses a restore', async () => {
  expect(await restoreBackup(world.services.database, { file })).toMatchObject({
    ok: false,
    code: 'backup.notEmpty',
    detail: expect.stringContaining('--data'),
  });
});

test.each(KINDS)('restored into an empty %s database, it is the same instance', async (kind) => {
  const target = await testPlace(kind);
  const database = await openPlace(target);
  try {
    const { rows } = expectDone(await restoreBackup(database, { file }));
    expect(await allRows(database)).toEqual(known.rows);
    expect([...known.rows.values()].flat()).toHaveLength(rows);
    for (const table of SECRETS) {
      const found = await database.pool.query(`select from ${table}`);
      expect(found.rowCount, table).toBe(0);
    }
  } finally {
    await database.close();
  }
  await livesOn(target);
  await travelsOn(target);
  await target.remove();
});

/** The same answers, passwords and keys; the next voice gets the next number and goes where it would have gone. */
async function livesOn(target: TestPlace) {
  const { server, withHeaders, signIn } = await startOn(target, world.clock);
  try {
    const owner = await signIn((await world.as('owner')).userId);
    expect(await answersOf(owner)).toEqual(known.answers);
    const { email, password } = OLD;
    expect((await withHeaders({}).post('/api/auth/sign-in/email', { email, password })).status).toBe(200);
    const program = withHeaders({ authorization: `Bearer ${known.keySecret}` });
    expect((await program.get('/api/v1/pains')).status).toBe(200);
    expect(await sendNext(owner, server.services.database)).toBe(known.painOfNext);
  } finally {
    await server.stop();
  }
}

/** What the server kept when it stopped, the engine's memory included, goes to the other kind of database. */
async function travelsOn(from: TestPlace) {
  const to = await testPlace(from.url === null ? 'server' : 'embedded');
  const [source, target] = [await openPlace(from), await openPlace(to)];
  try {
    const again = join(from.folder, 'again.backup');
    const kept = await source.pool.query('select snapshot from listening_states where snapshot is not null');
    expect(kept.rows[0].snapshot.length).toBeGreaterThan(0);
    await makeBackup(source, { file: again, at: world.clock.now() });
    expectDone(await restoreBackup(target, { file: again }));
    expect(await allRows(target)).toEqual(await allRows(source));
  } finally {
    await source.close();
    await target.close();
    await to.remove();
  }
}
