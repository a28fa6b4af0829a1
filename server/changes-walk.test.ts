import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from './platform/audit/tables.ts';
import type { DeclaredRoute } from './platform/http/door.ts';
import { newId } from './platform/ids.ts';
import type { Caller } from './testing/caller.ts';
import { furnish } from './testing/furnish.ts';
import { idsIn, rowsOf } from './testing/rows-of.ts';
import { requiredOnly, sampleOf } from './testing/sample-of.ts';
import { nameOf, requestFor, schemasOf, send } from './testing/walk.ts';
import { startWorld, type World } from './testing/world.ts';

let world: World;
let owner: Caller;
let changing: DeclaredRoute[];
beforeAll(async () => {
  world = await startWorld();
  await furnish(world);
  owner = await world.as('owner');
  changing = world.app.declaredRoutes.filter(
    ({ method, access }) => method !== 'GET' && method !== 'HEAD' && access.roles !== 'anyone',
  );
});
afterAll(() => world.close());

/** Changes that nobody needs to read back, or that are no changes. */
const UNRECORDED: Readonly<Record<string, string>> = {
  'POST /api/v1/voices': 'the voices themselves say when and from where they came',
  'POST /api/v1/series/:code/points': 'points are data, such as voices are',
  'POST /api/v1/likeness': 'it only answers',
  'POST /api/v1/routing/try': 'it only answers',
  'POST /api/v1/controls/try': 'it only answers',
  'POST /api/v1/controls/acks': 'points say every few seconds what they have; it is kept as their state',
  'POST /api/v1/controls/hits': 'points report what they carried out; it is counted on the control',
  'POST /api/v1/notifications/read': 'what a member has read is their own',
  'POST /api/v1/me/workspace': 'where a member looks is their own',
  'POST /api/v1/matches/:id/accept': 'accepted already, where the walk comes to it',
  'POST /api/v1/bells/:id/told': 'recorded where somebody is newly told',
};
/** These would end the walk: they take the walker’s own rights, or lead to another workspace. */
const LEFT_OUT = ['/api/v1/members', '/api/v1/workspaces', '/api/v1/me/setup'];
/** What the samples can reach at least; falling below it means that the walk lost its way. */
const REACHED = 30;

/** Calls a route in every way that may succeed; null when none does. */
async function succeed(route: DeclaredRoute): Promise<{ recorded: number } | null> {
  const { queries } = world.services.database;
  const rows = await rowsOf(queries, world.workspaceId);
  const entries = rows.get('audit_entries')!.length;
  let silent: { recorded: number } | null = null;
  for (const body of bodiesFor(route, idsIn(rows))) {
    if ((await send(owner, route, body)).status >= 300) continue;
    const recorded =
      (await queries.$count(auditEntries, eq(auditEntries.workspaceId, world.workspaceId))) - entries;
    if (recorded > 0) return { recorded };
    // What is so already changes nothing; another thing may show more.
    silent = { recorded };
  }
  return silent;
}

function* bodiesFor(route: DeclaredRoute, pool: ReadonlyMap<string, readonly string[]>) {
  const { body: schema } = schemasOf(route);
  const candidates = [...pool.values()].flatMap((ids) => ids.slice(-2));
  for (const id of route.url.includes('/:') ? candidates : candidates.slice(0, 1)) {
    const idFor = (property: string) => {
      if (/^(owner|member|user)Ids?$/.test(property)) return owner.userId;
      return property === 'id' ? id : (pool.get(`${property.replace(/Ids?$/, '')}s`)?.[0] ?? id);
    };
    const { path } = requestFor(route, idFor);
    for (const shape of schema === undefined ? [undefined] : [schema, requiredOnly(schema)]) {
      const body = shape === undefined ? undefined : (sampleOf(shape, idFor) as Record<string, unknown>);
      if (body && 'version' in body)
        for (const version of [1, 2, 3]) yield { path, body: { ...body, version } };
      else yield { path, body };
    }
  }
}

test('every change is written into the audit log', async () => {
  const walked = changing
    .filter(({ url }) => !LEFT_OUT.some((prefix) => url.startsWith(prefix)))
    // What is deleted first cannot be changed afterwards.
    .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  const silent: string[] = [];
  let reached = 0;
  for (const route of walked) {
    const outcome = await succeed(route);
    if (outcome === null) continue;
    reached += 1;
    if (outcome.recorded === 0 && !(nameOf(route) in UNRECORDED)) silent.push(nameOf(route));
  }
  expect(silent).toEqual([]);
  expect(reached).toBeGreaterThanOrEqual(REACHED);
});

/** Values that have broken servers before, put in place of every value of a body that fits. */
const HOSTILE: readonly [string, unknown][] = [
  ['NUL', 'a\u0000b'],
  ['half a character', '\ud800'],
  ['control characters', '\u0001\u001b[2J\u202e'],
  ['very long text', 'x'.repeat(1_100_000)],
  ['empty text', ''],
  ['a number', -1],
  ['a huge number', 1e308],
  ['a list', [[[[[]]]]]],
  ['null', null],
  ['a prototype', JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}')],
  ['SQL', "'; drop table members; --"],
];

test.each(HOSTILE)('%s in any field of any body fails no route', async (_, value) => {
  const failed: string[] = [];
  for (const route of changing) {
    const { path, body } = requestFor(route, newId);
    if (typeof body !== 'object' || body === null) continue;
    for (const name of [...Object.keys(body), 'unknown']) {
      const { status, text } = await send(owner, route, { path, body: { ...body, [name]: value } });
      if (status >= 500) failed.push(`${nameOf(route)} ${name}: ${text}`);
      if (name === 'unknown' && status < 300) failed.push(`${nameOf(route)} takes an unknown field`);
    }
  }
  expect(failed).toEqual([]);
});

const BROKEN: readonly [string, string][] = [
  ['broken JSON', '{"a": '],
  ['nothing', ''],
  ['a bare value', '7'],
  ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['a prototype at the top', '{"__proto__": {"admin": true}}'],
];

test.each(BROKEN)('%s instead of a body is refused by every route that takes one', async (_, text) => {
  const wrong: string[] = [];
  for (const route of changing) {
    const { path, body } = requestFor(route, newId);
    if (typeof body !== 'object' || body === null) continue;
    const got = await send(owner, route, { path, body: text });
    if (got.status < 400 || got.status >= 500 || got.code === undefined) {
      wrong.push(`${nameOf(route)}: ${got.status} ${got.text}`);
    }
  }
  expect(wrong).toEqual([]);
});

const ODD_QUERIES = ['%00', '%ff', '-1', '99999999999999999999', "'--", '2026-13-45', ''];

test('odd values in any query or path fail no route', async () => {
  const failed: string[] = [];
  for (const route of world.app.declaredRoutes.filter(
    ({ method, url }) => method === 'GET' && url.startsWith('/api/'),
  )) {
    const names = Object.keys(schemasOf(route).querystring?.properties ?? {});
    const { path } = requestFor(route, newId);
    const asked = ODD_QUERIES.flatMap((odd) => [
      ...names.map((name) => `${path.split('?')[0]}?${name}=${odd}`),
      route.url.replace(/:\w+/g, odd || 'x'),
    ]);
    for (const sent of new Set(asked)) {
      const { status, text } = await send(owner, route, { path: sent, body: undefined });
      if (status >= 500) failed.push(`GET ${sent}: ${text}`);
    }
  }
  expect(failed).toEqual([]);
});
