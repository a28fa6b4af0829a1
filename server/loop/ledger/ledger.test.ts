import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { plantPain } from '../pains/planted.ts';

interface LedgerSeen {
  turns: {
    totalDays: number;
    legs: { state: string; days: number | null }[];
    reached: Record<string, string>;
  }[];
  summary: { turns: number; count: number; medianDays: number | null };
  before: { medianDays: number | null } | null;
  differenceDays: number | null;
}

const DAY = 86_400_000;
const START = Date.parse('2026-11-02T00:00:00Z');
let world: World;
let manager: Caller;
let leader: Caller;
beforeAll(async () => {
  world = await startWorld();
  world.clock.set(new Date(START));
  [manager, leader] = [await world.as('manager'), await world.as('leader')];
});
afterAll(() => world.close());

const iso = (day: number) => new Date(START + day * DAY).toISOString();

async function ring(
  painId: string,
  at: { rung: number; changed?: number; verified?: number },
): Promise<string> {
  const id = newId();
  const when = (day?: number) => (day === undefined ? null : iso(day));
  await world.services.database.queries.execute(sql`
    insert into bells (workspace_id, id, number, pain_id, title, note, ringer_id, owner_id, state, rung_at, due_at, clock_from, terms,
      changed_at, verified_at)
    values (${world.workspaceId}, ${id}, (select count(*) + 1 from bells), ${painId}, '铃', '', 'x', 'y', 'rung',
      ${iso(at.rung)}, ${iso(at.rung)}, ${iso(at.rung)}, '{}', ${when(at.changed)}, ${when(at.verified)})`);
  return id;
}

async function adjust(evidence: object): Promise<void> {
  const words = { title: '次日达', who: '收货人', pain: '慢', solution: '仓' };
  const made = await manager.post<{ id: string }>('/api/v1/propositions', { words });
  const asked = await manager.post<{ id: string; version: number }>('/api/v1/adjustments', {
    propositionId: made.body.id,
    baseVersion: 1,
    words: { pain: '更慢' },
    reason: '客户说的',
    evidence,
  });
  const { id, version } = asked.body;
  expect((await leader.post(`/api/v1/adjustments/${id}/adopt`, { version })).status).toBe(200);
}

const ledger = async (query = '') => (await manager.get<LedgerSeen>(`/api/v1/ledger${query}`)).body;

test('a cycle without adjustments has a ledger without figures', async () => {
  expect(await ledger()).toMatchObject({
    turns: [],
    summary: { turns: 0, count: 0, medianDays: null },
    before: null,
    differenceDays: null,
  });
});

test('a verified bell closes the loop: every leg is measured', async () => {
  // Ten days of voices until today, day 0.
  const painId = await plantPain(world, { title: '到货慢', words: ['到货'], perDay: new Array(10).fill(4) });
  world.clock.set(new Date(START + 20 * DAY));
  await ring(painId, { rung: 2, changed: 5, verified: 13 });
  await adjust({ painIds: [painId] });
  const [turn] = (await ledger()).turns;
  expect(turn!.legs.map((leg) => leg.days)).toEqual([12, 3, 8, 7]);
  expect(turn!.totalDays).toBe(30);
});

test('without verification the fall is read from the voices; what is missing stays missing', async () => {
  const painId = await plantPain(world, {
    title: '退款慢',
    words: ['退款'],
    perDay: [...new Array(20).fill(6), ...new Array(11).fill(1)],
  });
  const bellId = await ring(painId, { rung: 5, changed: 10 });
  await adjust({ bellIds: [bellId] });
  const quiet = await plantPain(world, { title: '发票', words: ['发票'], perDay: [1] });
  await adjust({ painIds: [quiet] });
  const { turns, summary } = await ledger();
  // Voices fall to 1 a day from day 10 on; days 11 to 17 are the first seven whole days after the change.
  expect(turns[1]!.reached.fall).toBe(iso(18));
  expect(turns[1]!.legs.map((leg) => leg.state)).toEqual(['measured', 'measured', 'measured', 'measured']);
  expect(turns[0]!.legs.map((leg) => leg.state)).toEqual(['missing', 'missing', 'missing', 'missing']);
  expect(summary).toMatchObject({ turns: 3, count: 3, medianDays: 30 });
});

test('the next cycle is compared with this one', async () => {
  world.clock.set(new Date(Date.parse('2027-02-01T00:00:00Z')));
  const painId = await plantPain(world, { title: '拼团', words: ['拼团'], perDay: new Array(10).fill(4) });
  await adjust({ painIds: [painId] });
  expect(await ledger()).toMatchObject({
    summary: { turns: 1, medianDays: 10 },
    before: { medianDays: 30 },
    differenceDays: -20,
  });
});

test('a module’s ledger holds the adjustments of its own propositions only', async () => {
  const made = await leader.post<{ id: string }>('/api/v1/modules', { name: '家装', cadence: 'month' });
  expect(await ledger(`?moduleId=${made.body.id}`)).toMatchObject({ summary: { turns: 0 } });
  const stranger = await world.asStranger('owner');
  expect((await stranger.get(`/api/v1/ledger?moduleId=${made.body.id}`)).status).toBe(404);
});
