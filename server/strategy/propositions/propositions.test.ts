import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';

interface Seen {
  id: string;
  number: number;
  version: number;
  words: Record<string, string>;
}

const words = { title: '次日达', who: '收货人', pain: '到货慢', solution: '前置仓' };
let world: World;
let manager: Caller;
beforeAll(async () => {
  world = await startWorld();
  manager = await world.as('manager');
});
afterAll(() => world.close());

const create = (body: object = { words }) => manager.post<Seen>('/api/v1/propositions', body);

describe('a proposition', () => {
  test('is numbered, owned by its author unless said otherwise, and lives in the running cycle', async () => {
    const made = await create();
    const cycle = await manager.get<{ id: string }>('/api/v1/cycles/current');
    expect(made).toMatchObject({
      status: 201,
      body: { ownerId: manager.userId, cycleId: cycle.body.id, versionNumber: 1, version: 1 },
    });
    expect(made.body.words).toEqual({ ...words, benefit: '', growth: '', experience: '', assumption: '' });
    const together = await Promise.all([create(), create(), create()]);
    const numbers = together.map((answer) => answer.body.number).sort();
    expect(numbers).toEqual([2, 3, 4]);
  });

  test.each(['title', 'who', 'pain', 'solution'])('without %s is refused with a sentence', async (field) => {
    for (const value of [undefined, '', ' \u200b']) {
      const answer = await create({ words: { ...words, [field]: value } });
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'proposition.incomplete', at: `body/words/${field}` },
      });
    }
  });

  test.each([
    { words: { ...words, who: 'a\u0000b' } },
    { words: { ...words, who: 'x'.repeat(2001) } },
    { words: { ...words, extra: 'x' } },
    { words: { ...words, who: 7 } },
    { words: { ...words, who: ['x'] } },
    { words: [] },
    {},
  ])('is not made from what does not fit: %j', async (body) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  test('is handed over, retired and brought back, and a stale version changes nothing', async () => {
    const { id, version } = (await create()).body;
    const owner = await world.as('leader');
    const handed = await manager.post(`/api/v1/propositions/${id}/owner`, { version, ownerId: owner.userId });
    expect(handed.body).toMatchObject({ ownerId: owner.userId, version: 2 });
    const stale = await manager.post(`/api/v1/propositions/${id}/retire`, { version, reason: '已不成立' });
    expect(stale).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    const blank = await manager.post(`/api/v1/propositions/${id}/retire`, { version: 2, reason: ' ' });
    expect(blank.status).toBe(400);
    await manager.post(`/api/v1/propositions/${id}/retire`, { version: 2, reason: '已不成立' });
    const live = await manager.get<{ propositions: Seen[] }>('/api/v1/propositions');
    expect(live.body.propositions.map((each) => each.id)).not.toContain(id);
    world.clock.forward(86_400_000);
    const back = await manager.post(`/api/v1/propositions/${id}/unretire`, {
      version: 3,
      reason: '又成立了',
    });
    expect(back.body).toMatchObject({ retiredAt: null, liveSince: world.clock.now().toISOString() });
    const again = await manager.post(`/api/v1/propositions/${id}/unretire`, { version: 4, reason: '又' });
    expect(again).toMatchObject({ status: 409, body: { code: 'action.impossible' } });
  });

  test('is listed page by page, each exactly once', async () => {
    const seen: number[] = [];
    let after = '';
    do {
      const page = await manager.get<{ propositions: Seen[]; next: string | null }>(
        `/api/v1/propositions?state=all&limit=2${after}`,
      );
      seen.push(...page.body.propositions.map((each) => each.number));
      after = page.body.next ? `&after=${page.body.next}` : '';
    } while (after);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, n) => n + 1));
  });
});

test('members read, managers write, and another workspace sees nothing', async () => {
  const { id } = (await create()).body;
  const member = await world.as('member');
  const stranger = await world.asStranger('owner');
  expect((await member.get(`/api/v1/propositions/${id}`)).status).toBe(200);
  expect((await member.post('/api/v1/propositions', { words })).status).toBe(403);
  expect((await stranger.get(`/api/v1/propositions/${id}`)).status).toBe(404);
  expect((await stranger.get(`/api/v1/propositions/${id}/versions`)).status).toBe(404);
  const cycle = (await manager.get<{ id: string }>('/api/v1/cycles/current')).body;
  expect(await stranger.post('/api/v1/propositions', { words, cycleId: cycle.id })).toMatchObject({
    status: 404,
  });
});

test('an API key must name an owner', async () => {
  const key = await world.withKey(['write']);
  expect(await key.post('/api/v1/propositions', { words })).toMatchObject({ status: 400 });
  expect(await key.post('/api/v1/propositions', { words, ownerId: manager.userId })).toMatchObject({
    status: 201,
  });
});
