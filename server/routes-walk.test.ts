import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, SCOPES } from './platform/access/roles.ts';
import type { DeclaredRoute } from './platform/http/door.ts';
import { newId } from './platform/ids.ts';
import { furnish, MARK } from './testing/furnish.ts';
import { idsIn, rowsOf } from './testing/rows-of.ts';
import { type Got, nameOf, requestFor, send } from './testing/walk.ts';
import { startWorld, type World } from './testing/world.ts';

let world: World;
let routes: DeclaredRoute[];
beforeAll(async () => {
  world = await startWorld();
  await furnish(world);
  routes = world.app.declaredRoutes.filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'));
});
afterAll(() => world.close());

const guarded = () => routes.filter(({ access }) => access.roles !== 'anyone');

/** Route by route what went otherwise than it should; empty when all is well. */
async function failures(
  walked: readonly DeclaredRoute[],
  check: (route: DeclaredRoute) => Promise<string | null>,
): Promise<string[]> {
  const found: string[] = [];
  for (const route of walked) {
    const problem = await check(route);
    if (problem !== null) found.push(`${nameOf(route)}: ${problem}`);
  }
  return found;
}

test('every route says who may call it, and there are routes', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
});

describe('a member of another workspace', () => {
  test('finds nothing of ours anywhere, changes nothing, and keeps no reference to it', async () => {
    const { queries } = world.services.database;
    const before = await rowsOf(queries, world.workspaceId);
    const pool = idsIn(before);
    const members = (await world.services.accounts.members(world.workspaceId)).map(({ userId }) => userId);
    const ours = [...new Set([...pool.values()].flat()), ...members, world.workspaceId];
    const stranger = await world.asStranger('owner');
    const problems: string[] = [];
    for (const route of guarded()) {
      for (const idFor of choices(route, pool, members)) {
        const sent = requestFor(route, idFor);
        const got = await send(stranger, route, sent);
        const said = JSON.stringify(sent);
        const leaked = ours.filter((id) => got.text.includes(id) && !said.includes(id));
        if (got.status >= 500) problems.push(`${nameOf(route)} ${said}: ${got.status} ${got.text}`);
        if (leaked.length > 0 || got.text.includes(MARK)) {
          problems.push(`${nameOf(route)} ${said}: shows ours: ${got.text.slice(0, 300)}`);
        }
        if (route.url.includes('/:') && got.status < 300) {
          problems.push(`${nameOf(route)} ${said}: ${got.status} for an id of another workspace`);
        }
      }
    }
    expect(problems).toEqual([]);
    expect([...(await rowsOf(queries, world.workspaceId))]).toEqual([...before]);
    const theirs = [...(await rowsOf(queries, world.elsewhereId)).entries()].flatMap(([table, rows]) =>
      rows.map((row) => `${table} ${row}`),
    );
    expect(theirs.filter((row) => ours.some((id) => row.includes(id)))).toEqual([]);
  });

  test('would find them as one of us, so the walk above has teeth', async () => {
    const pool = idsIn(await rowsOf(world.services.database.queries, world.workspaceId));
    const owner = await world.as('owner');
    // A theme is known by its number within the workspace; no id of ours leads to it.
    const readers = guarded().filter(
      ({ method, url }) => method === 'GET' && url.includes('/:') && !url.endsWith('/:theme'),
    );
    const missed = await failures(readers, async (route) => {
      for (const idFor of choices(route, pool, [owner.userId])) {
        if ((await send(owner, route, requestFor(route, idFor))).status < 300) return null;
      }
      return 'no id of ours was found';
    });
    expect(missed).toEqual([]);
  });

  test('is told that our workspace is unknown, whatever they ask of it', async () => {
    const stranger = await world.asStranger('owner');
    const wrong = await failures(guarded(), async (route) => {
      const sent = requestFor(route, newId);
      const response = await stranger.raw(sent.path, {
        method: route.method,
        headers: { 'x-workspace': world.workspaceId },
      });
      await response.body?.cancel();
      return response.status === 404 ? null : `answers ${response.status}`;
    });
    expect(wrong).toEqual([]);
  });
});

/** One way to fill in ids for each table: its newest row everywhere, and by the names of properties. */
function choices(
  route: DeclaredRoute,
  pool: ReadonlyMap<string, readonly string[]>,
  members: readonly string[],
): ((property: string) => string)[] {
  const named = (property: string, fallback: string): string => {
    if (/^(owner|member|user)Ids?$/.test(property)) return members[0]!;
    if (property === 'workspaceId') return world.workspaceId;
    const stem = property.replace(/Ids?$/, '');
    return pool.get(`${stem}s`)?.[0] ?? fallback;
  };
  const all = [...pool.values()].map((ids) => ids.at(-1)!).concat(members[0]!);
  const first = all[0]!;
  if (!route.url.includes('/:')) return [(property) => named(property, first)];
  return all.map((id) => (property: string) => (property === 'id' ? id : named(property, id)));
}

describe('every route', () => {
  test('asks for a session or a key where it is not open to anyone', async () => {
    const nobody = world.asNobody();
    const wrong = await failures(guarded(), async (route) => {
      const got = await send(nobody, route, requestFor(route, newId));
      return got.status === 401 && got.code === 'session.missing'
        ? null
        : `answers ${got.status} ${got.code}`;
    });
    expect(wrong).toEqual([]);
  });

  test.each(ROLES)('lets a %s in exactly where it says so', async (role) => {
    const caller = await world.as(role);
    const wrong = await failures(guarded(), async (route) => {
      const { roles } = route.access;
      const may = roles === 'anyone' || roles.includes(role);
      return verdict(await send(caller, route, requestFor(route, newId)), may, 'access.role');
    });
    expect(wrong).toEqual([]);
  });

  test.each(SCOPES)('lets a key with the scope %s in exactly where it says so', async (scope) => {
    const caller = await world.withKey([scope]);
    const wrong = await failures(guarded(), async (route) => {
      const needed = route.access.scope;
      const may = needed !== null && (needed === scope || scope === 'admin');
      return verdict(await send(caller, route, requestFor(route, newId)), may, 'access.scope');
    });
    expect(wrong).toEqual([]);
  });

  test('that changes something refuses a page of another site', async () => {
    const owner = await world.as('owner');
    const foreign: HeadersInit[] = [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }];
    const changing = routes.filter(({ method }) => method !== 'GET');
    const wrong = await failures(changing, async (route) => {
      for (const headers of foreign) {
        const response = await owner.raw(requestFor(route, newId).path, { method: route.method, headers });
        const { code } = (await response.json()) as { code?: string };
        if (code !== 'request.origin') return `answers ${response.status} ${code}`;
      }
      return null;
    });
    expect(wrong).toEqual([]);
  });
});

function verdict(got: Got, may: boolean, refusal: string): string | null {
  if (got.status >= 500) return `fails: ${got.text}`;
  if (may) return got.code === refusal || got.status === 401 ? `is closed: ${got.text}` : null;
  return got.status === 403 && got.code === refusal ? null : `is open: ${got.status} ${got.code}`;
}

test('a route that does not say who may call it stops the server from starting', async () => {
  const { createHttpServer } = await import('./platform/http/server.ts');
  const { services } = world;
  const app = await createHttpServer({
    log: services.log,
    clock: services.clock,
    authenticate: services.accounts.authenticate,
    origins: null,
    trustProxy: false,
  });
  expect(() => app.get('/api/v1/forgotten', async () => 'x')).toThrow('does not say who may call it');
  await app.close();
});
