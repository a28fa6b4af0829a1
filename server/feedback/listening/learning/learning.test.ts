import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { heardAll, plainVoices } from '../testing/voices.ts';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('manager');
});
afterAll(() => world.close());

/** Words that no lexicon knows, rated: only learning tells good from bad. */
const rated = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => ({
    text: `${(from + i) % 2 === 0 ? '这波绝绝子属实' : '这波拉胯得离谱'} 第${from + i}回`,
    occurredAt: new Date('2026-11-01T00:00:00Z').toISOString(),
    source: 'rated',
    externalId: `r${from + i}`,
    rating: (from + i) % 2 === 0 ? 5 : 1,
  }));
const send = async (voices: object[]) => {
  await caller.post('/api/v1/voices', { voices });
  await heardAll(world, world.workspaceId);
};
const moodOf = async (externalId: string) => {
  const { rows } = await world.services.database.queries.execute<{ mood: number }>(sql`
    select o.mood from points o join voices v on v.id = o.voice_id
    where v.workspace_id = ${world.workspaceId} and v.external_id = ${externalId} limit 1`);
  return rows[0]!.mood;
};
const unrated = (text: string, externalId: string) => ({
  ...{ text, externalId, source: 'unrated' },
  occurredAt: new Date('2026-11-01T00:00:00Z').toISOString(),
});

describe('learning moods', () => {
  test('waits for enough examples, then says how well it does on texts left out, and new voices use it', async () => {
    expect(await caller.post('/api/v1/listening/mood/learn')).toMatchObject({ status: 409 });
    await send([...rated(120, 0), unrated('属实绝绝子', 'before')]);
    const learned = await caller.post('/api/v1/listening/mood/learn');
    expect(learned).toMatchObject({ status: 200, body: { version: 1, state: 'used', ratings: 120 } });
    expect(await caller.get('/api/v1/listening/mood')).toMatchObject({
      body: { inUse: { version: 1, accuracy: { of: 120 } }, supply: { enough: true, ratings: 120 } },
    });
    await send([unrated('属实绝绝子', 'good'), unrated('拉胯得离谱', 'bad')]);
    expect(await moodOf('good')).toBeGreaterThan(0.2);
    expect(await moodOf('bad')).toBeLessThan(-0.2);
    expect(await moodOf('good')).toBeGreaterThan(await moodOf('before'));
  });

  test('learns anew by itself only when there is something new, and replaces the version before', async () => {
    const versions = async () =>
      (
        await caller.get<{ versions: { version: number; state: string }[] }>('/api/v1/listening/mood')
      ).body.versions.map(({ version, state }) => [version, state]);
    await world.services.jobs.runNow('listening.learn');
    expect(await versions()).toEqual([[1, 'used']]);
    await send(rated(40, 200));
    await world.services.jobs.runNow('listening.learn');
    expect(await versions()).toEqual([
      [2, 'used'],
      [1, 'replaced'],
    ]);
  });
});

describe('the encoder of meaning', () => {
  test('is chosen by an owner among what is here; a change of it changes no pain’s id', async () => {
    await send(plainVoices(400));
    const painOf = async () => {
      const { rows } = await world.services.database.queries.execute(sql`
        select o.voice_id, o.n, p.resolved_id from points o join pains p on p.id = o.pain_id
        where o.workspace_id = ${world.workspaceId} order by 1, 2`);
      return rows;
    };
    const ids = async () => {
      const { rows } = await world.services.database.queries.execute<{ id: string }>(
        sql`select id from pains where workspace_id = ${world.workspaceId} order by id`,
      );
      return rows.map(({ id }) => id);
    };
    const before = { places: await painOf(), ids: await ids() };
    const owner = await world.as('owner');
    const choose = (encoder: string) => owner.put('/api/v1/listening/encoder', { encoder });
    expect(await caller.put('/api/v1/listening/encoder', { encoder: 'learned' })).toMatchObject({
      status: 403,
    });
    for (const absent of ['model:../../etc', 'model:nobody/nothing', 'endpoint', 'x'])
      expect(await choose(absent)).toMatchObject({ status: 404 });
    expect(await choose('learned')).toMatchObject({ status: 200, body: { chosen: 'learned' } });
    await world.services.jobs.runNow('listening.encode');
    expect({ places: await painOf(), ids: await ids() }).toEqual(before);
    expect(await choose('none')).toMatchObject({ status: 200, body: { chosen: 'none' } });
    expect({ places: await painOf(), ids: await ids() }).toEqual(before);
  });
});
