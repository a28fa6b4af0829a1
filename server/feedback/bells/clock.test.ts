import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Gongjian, startGongjian } from '../../main.ts';
import { systemCall } from '../../platform/access/principal.ts';
import { parseConfig } from '../../platform/config/config.ts';
import { createTestClock } from '../../testing/clock.ts';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { expectDone } from '../../testing/world.ts';
import type { Bellhouse } from './bellhouse.ts';
import { ringBell } from './ring-bell.ts';
import { addRule } from './routing/rules.ts';
import { stepsOf } from './store.ts';

/** Monday 2026-11-02, 10:00 in Shanghai. */
const MONDAY = new Date('2026-11-02T02:00:00Z');
const DAY = 86_400_000;
const clock = createTestClock(MONDAY);
let place: TestPlace;
let server: Gongjian;

beforeAll(async () => {
  place = await testPlace();
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await place.remove();
});

async function start(): Promise<Gongjian> {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return startGongjian(parsed.config, { clock });
}

const house = (): Bellhouse => ({ ...server.services, people: server.services.accounts, quiet: new Set() });
const sweep = () => server.services.jobs.runNow('bells.escalate');

/** A bell on one voice, heard by the first owner, with a ladder of two. */
async function ring(): Promise<{ workspaceId: string; id: string }> {
  const { accounts, database } = server.services;
  const workspaceId = (await accounts.workspaces())[0]!.id;
  const call = systemCall(workspaceId, 'test', clock.now());
  const people: string[] = [];
  for (const name of ['one', 'two']) {
    const user = expectDone(await accounts.createUser({ email: `${name}@bells.test`, name }));
    expectDone(await accounts.addMember(call, { userId: user.id, role: 'manager' }));
    people.push(user.id);
  }
  const members = await accounts.members(workspaceId);
  const body = {
    name: 'all',
    matches: {},
    ownerId: members[0]!.userId,
    acknowledgeMinutes: 30,
    ladder: people.map((memberId) => ({ memberId, afterMinutes: 60 })),
    calendarId: null,
    enabled: true,
  };
  expectDone(await database.transact((queries) => addRule(queries, call, { body, members })));
  const voiceId = await speak(workspaceId);
  return expectDone(await ringBell(house(), call, { voiceIds: [voiceId], note: 'they wait' }));
}

async function speak(workspaceId: string): Promise<string> {
  const key = expectDone(
    await server.services.accounts.createKey(systemCall(workspaceId, 'test', clock.now()), {
      name: 'voices',
      scopes: ['voices:write'],
      expiresAt: null,
    }),
  );
  const answer = await fetch(new URL('/api/v1/voices', server.address), {
    method: 'POST',
    headers: { authorization: `Bearer ${key.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      voices: [{ text: '退款没到', occurredAt: MONDAY.toISOString(), source: 't', externalId: '1' }],
    }),
  });
  const { results } = (await answer.json()) as { results: { id: string }[] };
  return results[0]!.id;
}

const actions = async ({ workspaceId, id }: { workspaceId: string; id: string }) =>
  (await stepsOf(server.services.database.queries, workspaceId, id)).map(({ action }) => action);

test('a ladder survives a restart; what is late is called once, and the one called gets the full time', async () => {
  const bell = await ring();
  await server.stop();
  clock.forward(DAY);
  server = await start();
  await sweep();
  await sweep();
  expect(await actions(bell)).toEqual(['ring', 'escalate']);
  clock.forward(59 * 60_000);
  await sweep();
  expect(await actions(bell)).toEqual(['ring', 'escalate']);
  clock.forward(60_000);
  await Promise.all([sweep(), sweep()]);
  expect(await actions(bell)).toEqual(['ring', 'escalate', 'escalate']);
  clock.forward(5 * DAY);
  await sweep();
  expect(await actions(bell)).toHaveLength(3);
});
