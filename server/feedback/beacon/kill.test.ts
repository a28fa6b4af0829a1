import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openServices, startGongjian } from '../../main.ts';
import { parseConfig } from '../../platform/config/config.ts';
import { createCaller } from '../../testing/caller.ts';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import { expectDone, sessionCookie } from '../../testing/world.ts';
import { startMortal } from '../listening/testing/mortal.ts';
import { type SentVoice, until, voicesAt } from './testing/days.ts';

const HOUR = 3_600_000;
/** Shops that burst, of forty that customers speak of. */
const SHOPS = ['s1', 's2', 's3', 's4', 's5'];
const ALL_SHOPS = 40;
/** Milliseconds from the acknowledgement of a burst to the kill: before the alarm, within the flow, after it. */
const KILLED_AFTER = [0, 60, 200, 600, 1_500];

function configOf(place: TestPlace) {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'error' },
    place.url === null ? {} : { DATABASE_URL: place.url },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

/** A workspace with two weeks behind it, and a playbook that answers by itself. @returns headers of its owner */
async function prepare(place: TestPlace): Promise<Record<string, string>> {
  const server = await startGongjian(configOf(place));
  const { accounts, database } = server.services;
  const workspaceId = (await accounts.workspaces())[0]!.id;
  const call = { workspaceId, actor: { kind: 'system', id: 'test', name: 'test' }, now: new Date() } as const;
  const user = expectDone(await accounts.createUser({ email: 'owner@example.test', name: 'owner' }));
  expectDone(await accounts.addMember(call, { userId: user.id, role: 'owner' }));
  const headers = { cookie: await sessionCookie(accounts, user.id) };
  const owner = createCaller(server.address, user.id, headers);
  await owner.post('/api/v1/playbooks', {
    name: 'pause',
    enabled: true,
    matches: { subjects: ['attribute'] },
    action: { type: 'pause-offer' },
    ttlMinutes: 30,
    automatic: true,
    cooldownMinutes: 0,
    mostPerDay: 50,
  });
  const policy = (await owner.get<{ version: number }>('/api/v1/control-policy')).body;
  const bounds = { mostShare: 1, mostActive: 50, mostPerHour: 50, longestTtlMinutes: 240, secondEyes: [] };
  await owner.put('/api/v1/control-policy', { ...bounds, reason: 'test', version: policy.version });
  const now = Date.now();
  const times = Array.from({ length: 14 * 24 * 6 }, (_, n) => now - 14 * 24 * HOUR + n * (HOUR / 6));
  const history = times
    .filter((at) => at < now - HOUR)
    .flatMap((at, n) => voicesAt([at], { shop: `s${n % ALL_SHOPS}` }));
  for (let from = 0; from < history.length; from += 1_000) {
    await owner.post('/api/v1/voices', { voices: history.slice(from, from + 1_000) });
  }
  await until(async () => {
    const { rows } = await database.queries.execute<{ n: number }>(sql`
      select count(*)::int as n from beacon_bins where step = 86400`);
    const { body } = await owner.get<{ items: { learning: boolean }[] }>('/api/v1/series?limit=500');
    return rows[0]!.n > 0 && body.items.length > 10 && body.items.every(({ learning }) => !learning);
  }, 60_000);
  await server.stop();
  return headers;
}

async function send(
  address: string,
  headers: Record<string, string>,
  voices: readonly SentVoice[],
): Promise<void> {
  const answer = await createCaller(address, '', headers).post<{ accepted: number }>('/api/v1/voices', {
    voices,
  });
  if (answer.body.accepted !== voices.length) throw new Error(JSON.stringify(answer.body).slice(0, 300));
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('F: a server that is killed anywhere between decision and deployment deploys once', {
  timeout: 300_000,
}, async () => {
  const place = await testPlace();
  const headers = await prepare(place);
  for (const [round, shop] of SHOPS.entries()) {
    const server = startMortal(place);
    const address = (await server.address)!;
    const now = Date.now();
    const burst = Array.from({ length: 40 }, (_, n) => now - 20_000 + n * 500);
    await send(address, headers, voicesAt(burst, { shop }));
    await wait(KILLED_AFTER[round]!);
    await server.kill();
  }
  const server = startMortal(place);
  const owner = createCaller((await server.address)!, '', headers);
  interface Seen {
    readonly alarmId: string;
    readonly scope: { readonly shop?: readonly string[] };
    readonly deployedAt: string | null;
  }
  const controls = async () => (await owner.get<{ items: Seen[] }>('/api/v1/controls?limit=200')).body.items;
  const about = (all: readonly Seen[], shop: string) => all.filter(({ scope }) => scope.shop?.includes(shop));
  try {
    await until(async () => {
      const all = await controls();
      return SHOPS.every((shop) => about(all, shop).length > 0);
    }, 60_000);
    // Whatever would still be doubled has its time.
    await wait(3_000);
    const all = await controls();
    for (const shop of SHOPS) expect(about(all, shop), shop).toHaveLength(1);
    expect(all.filter(({ deployedAt }) => deployedAt === null)).toEqual([]);
  } finally {
    await server.kill();
  }
  const { services, close } = await openServices(configOf(place));
  const { rows } = await services.database.queries.execute<{ twice: number }>(sql`
    select count(*)::int as twice from (
      select 1 from alarms where drill_id is null group by workspace_id, series_id, direction having count(*) > 1) t`);
  expect(rows[0]!.twice).toBe(0);
  await close();
  await place.remove();
});
