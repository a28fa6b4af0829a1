import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { everyDay, mergePlanted, plantPain } from '../pains/planted.ts';

interface MatchSeen {
  id: string;
  state: string;
  score: number | null;
  words: string[];
  proposition: { id: string; number: number };
  pain: { id: string; title: string; voices: number };
}

let world: World;
let manager: Caller;
let slow: string;
let refund: string;
let fast: string;
beforeAll(async () => {
  world = await startWorld();
  manager = await world.as('manager');
  slow = await plantPain(world, {
    title: '催单也没人理，到货太慢',
    words: ['到货', '催单', '物流'],
    perDay: everyDay(10),
  });
  refund = await plantPain(world, { title: '退款三天未到账', words: ['退款', '到账'], perDay: everyDay(15) });
  await plantPain(world, { title: '老人不会用拼团', words: ['拼团', '老人'], perDay: everyDay(0.4 * 5) });
  await plantPain(world, { title: '抬头改不了', words: ['抬头'], perDay: [1, 2] });
  await plantPain(world, { title: '客服真好', words: ['客服'], perDay: everyDay(20), nature: 'delight' });
  fast = await propose('次日达', '到货慢，催单没有回应');
});
afterAll(() => world.close());

const propose = async (title: string, pain: string) => {
  const words = { title, who: '收货人', pain, solution: '前置仓' };
  return (await manager.post<{ id: string }>('/api/v1/propositions', { words })).body.id;
};
const rematch = () => world.services.jobs.runNow('loop.match', { workspaceId: world.workspaceId });
const matches = async (query = 'state=proposed') =>
  (await manager.get<{ matches: MatchSeen[] }>(`/api/v1/matches?${query}`)).body.matches;
const decide = (id: string, action: string) => manager.post<MatchSeen>(`/api/v1/matches/${id}/${action}`);
const blindSpots = async () =>
  (
    await manager.get<{
      total: number;
      blindSpots: { painId: string; title: string; course: number[]; waiting: { matchId: string } | null }[];
    }>('/api/v1/blind-spots')
  ).body.blindSpots;

describe('a suggestion', () => {
  test('comes by itself when a proposition is written', async () => {
    await vi.waitFor(async () => expect(await matches()).toHaveLength(1), { timeout: 40_000, interval: 500 });
  });

  test('names its likeness and its words, and waits for a person', async () => {
    await rematch();
    const [match, ...others] = await matches();
    expect(others).toEqual([]);
    expect(match).toMatchObject({
      proposition: { id: fast, number: 1 },
      pain: { id: slow, voices: 280 },
      state: 'proposed',
    });
    expect(match!.words).toEqual(expect.arrayContaining(['到货', '催单']));
    expect(match!.score).toBeGreaterThan(0.2);
  });

  test('that was dismissed never comes back, also not under the name of a merged pain', async () => {
    const [match] = await matches();
    expect((await decide(match!.id, 'dismiss')).body.state).toBe('dismissed');
    await rematch();
    expect(await matches()).toEqual([]);
    const twin = await plantPain(world, {
      title: '到货太慢催单没人理',
      words: ['到货', '催单'],
      perDay: everyDay(11),
    });
    await mergePlanted(world, slow, twin);
    await rematch();
    expect(await matches()).toEqual([]);
    await mergePlanted(world, twin, slow);
    expect((await decide(match!.id, 'undo')).body.state).toBe('proposed');
  });
});

describe('blind spots and dead clauses', () => {
  test('a large pain is a blind spot until a match is accepted; then its proposition has a voice', async () => {
    const before = await blindSpots();
    expect(before.map((spot) => spot.title)).toEqual([
      '催单也没人理，到货太慢',
      '退款三天未到账',
      '老人不会用拼团',
    ]);
    expect(before[0]!.course).toHaveLength(28);
    const [match] = await matches();
    expect(before[0]!.waiting).toMatchObject({ matchId: match!.id });
    await decide(match!.id, 'accept');
    expect((await blindSpots()).map((spot) => spot.painId)).not.toContain(match!.pain.id);
    world.clock.forward(20 * 86_400_000);
    const silent = await propose('一站式装修比价', '装修报价不透明');
    world.clock.forward(8 * 86_400_000);
    const dead = await manager.get('/api/v1/dead-clauses');
    expect(dead.body).toMatchObject({
      definition: { windowDays: 28, floorVoicesPerWeek: 3, youngDays: 28 },
      supported: 0,
      live: 2,
      deadClauses: [{ proposition: { id: fast }, voicesPerWeek: 0, pains: 1 }],
    });
    world.clock.forward(20 * 86_400_000);
    const later = await manager.get<{ deadClauses: { proposition: { id: string } }[] }>(
      '/api/v1/dead-clauses',
    );
    expect(later.body.deadClauses.map((clause) => clause.proposition.id)).toContain(silent);
  });
});

describe('a match by hand', () => {
  test('counts at once, and undone it is gone', async () => {
    const body = { propositionId: fast, painId: refund };
    const drawn = await manager.post<MatchSeen>('/api/v1/matches', body);
    expect(drawn).toMatchObject({ status: 201, body: { state: 'accepted', score: null } });
    expect((await matches('state=accepted')).map((match) => match.id)).toContain(drawn.body.id);
    expect((await manager.post<MatchSeen>('/api/v1/matches', body)).body.id).toBe(drawn.body.id);
    expect((await decide(drawn.body.id, 'undo')).status).toBe(200);
    expect((await matches('state=accepted')).map((match) => match.id)).not.toContain(drawn.body.id);
    expect((await decide(drawn.body.id, 'undo')).status).toBe(404);
  });

  test('with what is not there is refused', async () => {
    const ghost = '01900000-0000-7000-8000-000000000000';
    for (const body of [
      { propositionId: ghost, painId: refund },
      { propositionId: fast, painId: ghost },
    ]) {
      expect((await manager.post('/api/v1/matches', body)).status).toBe(404);
    }
    const stranger = await world.asStranger('owner');
    expect((await stranger.post('/api/v1/matches', { propositionId: fast, painId: refund })).status).toBe(
      404,
    );
    const guest = await world.as('guest');
    expect((await guest.post('/api/v1/matches', { propositionId: fast, painId: refund })).status).toBe(403);
  });
});

test('matches are listed page by page, each exactly once', async () => {
  await plantPain(world, { title: '退款三天还没到账', words: [], perDay: everyDay(3) });
  for (const title of ['退款极速到账', '退款三天', '退款未到账']) await propose(title, '退款三天未到账');
  await rematch();
  const all = await matches('limit=200');
  const seen: string[] = [];
  let after = '';
  for (let page = await matches('limit=2'); page.length > 0; page = await matches(`limit=2${after}`)) {
    seen.push(...page.map((match) => match.id));
    after = `&after=${page.at(-1)!.id}`;
  }
  expect(seen).toEqual(all.map((match) => match.id));
  expect(new Set(seen).size).toBeGreaterThan(2);
});
