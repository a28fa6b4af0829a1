import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { recount } from '../../listening/testing/recount.ts';
import { heardAll, plainVoices } from '../../listening/testing/voices.ts';
import type { EventView } from '../one/lineage.ts';
import type { PainRowView } from '../ranking/view.ts';

interface One {
  pain: PainRowView;
  aliases: { id: string }[];
  lineage: EventView[];
}
interface Said {
  items: { id: string; here: number[]; judged: string | null; text: string }[];
}

let world: World;
let caller: Caller;
let arrived = 0;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('frontline');
});
afterAll(() => world.close());

const arrive = async (count: number) => {
  await caller.post('/api/v1/voices', { voices: plainVoices(count, arrived) });
  arrived += count;
  await heardAll(world, world.workspaceId);
};
const pains = async () => (await caller.get<{ items: PainRowView[] }>('/api/v1/pains?limit=200')).body.items;
const one = async (id: string) => (await caller.get<One>(`/api/v1/pains/${id}`)).body;
const said = async (id: string) =>
  (await caller.get<Said>(`/api/v1/pains/${id}/voices?limit=200`)).body.items;
const undoLast = async (id: string, type: string): Promise<Answer> => {
  const event = (await one(id)).lineage.findLast((found) => found.type === type && !found.undone)!;
  return caller.post(`/api/v1/pains/events/${event.id}/undo`);
};

beforeEach(() => arrive(120));

describe('decisions on pains', () => {
  test('a person’s title needs the version seen, and later voices do not overwrite it', async () => {
    const [pain] = await pains();
    const named = { title: '退款三天未到账', version: pain!.version };
    expect(await caller.put(`/api/v1/pains/${pain!.id}/title`, named)).toMatchObject({ status: 200 });
    expect(await caller.put(`/api/v1/pains/${pain!.id}/title`, named)).toMatchObject({
      status: 409,
      body: { code: 'thing.stale' },
    });
    await arrive(200);
    expect((await one(pain!.id)).pain).toMatchObject({ title: '退款三天未到账', titledBy: 'person' });
    expect(await undoLast(pain!.id, 'renamed')).toMatchObject({ status: 200 });
    expect((await one(pain!.id)).pain).toMatchObject({ title: pain!.title, titledBy: 'words' });
  });

  test('a merge adds the voices up, old ids resolve, later voices follow, undo gives everything back', async () => {
    const [large, small] = await pains();
    const merged = await caller.post(`/api/v1/pains/${small!.id}/merge`, { into: large!.id });
    expect(merged).toMatchObject({ status: 200, body: { id: large!.id } });
    const after = await one(small!.id);
    expect(after.pain.id).toBe(large!.id);
    expect(after.pain.voices).toBe(large!.voices + small!.voices);
    expect(after.aliases.map(({ id }) => id)).toContain(small!.id);
    await arrive(100);
    expect((await pains()).map(({ id }) => id)).not.toContain(small!.id);
    expect(await undoLast(large!.id, 'merged')).toMatchObject({ status: 200, body: { id: small!.id } });
    const both = (await pains()).filter(({ id }) => [large!.id, small!.id].includes(id));
    expect(both).toHaveLength(2);
    expect(await recount(world.services.database.queries)).toEqual([]);
  });

  test('a split takes the chosen voices along; undoing it brings them back', async () => {
    const pain = (await pains()).find(({ voices }) => voices > 10)!;
    const chosen = (await said(pain.id)).slice(0, 3).map(({ id }) => id);
    const split = await caller.post<{ id: string; points: number }>(`/api/v1/pains/${pain.id}/split`, {
      voiceIds: chosen,
      title: '另一件事',
    });
    expect(split).toMatchObject({ status: 201, body: { points: 3 } });
    expect((await said(split.body.id)).map(({ id }) => id).sort()).toEqual(chosen.sort());
    expect((await one(split.body.id)).pain).toMatchObject({ title: '另一件事', titledBy: 'person' });
    expect((await one(pain.id)).pain.voices + (await one(split.body.id)).pain.voices).toBe(pain.voices);
    expect(await recount(world.services.database.queries)).toEqual([]);
    expect(await undoLast(pain.id, 'split')).toMatchObject({ status: 200 });
    expect((await one(pain.id)).pain.voices).toBe(pain.voices);
  });

  test('a split by a word refuses what would leave nothing, and a word that nobody said', async () => {
    const [pain] = await pains();
    const path = `/api/v1/pains/${pain!.id}/split`;
    expect(await caller.post(path, { word: 'no such word' })).toMatchObject({ status: 409 });
    expect(await caller.post(path, {})).toMatchObject({ status: 400 });
    const everyone = await world.services.database.queries.execute<{ id: string }>(sql`
      select distinct o.voice_id as id from points o join pains p on p.id = o.pain_id where p.resolved_id = ${pain!.id}`);
    const voiceIds = everyone.rows.map(({ id }) => id).slice(0, 1_000);
    if (voiceIds.length === everyone.rows.length) {
      expect(await caller.post(path, { voiceIds })).toMatchObject({ status: 409 });
    }
  });

  test('a moved point counts where it went and goes back by undo', async () => {
    const [from, to] = await pains();
    const [voice] = await said(from!.id);
    const n = voice!.here[0]!;
    const moved = await caller.post('/api/v1/pains/move', { voiceId: voice!.id, n, to: to!.id });
    expect(moved).toMatchObject({ status: 200, body: { id: to!.id } });
    expect((await said(to!.id)).map(({ id }) => id)).toContain(voice!.id);
    expect(await recount(world.services.database.queries)).toEqual([]);
    expect(await undoLast(to!.id, 'moved')).toMatchObject({ status: 200, body: { id: from!.id } });
    expect((await said(from!.id)).map(({ id }) => id)).toContain(voice!.id);
    const alone = await caller.post<{ id: string }>('/api/v1/pains/move', {
      voiceId: voice!.id,
      n,
      to: null,
    });
    expect((await said(alone.body.id)).map(({ id }) => id)).toEqual([voice!.id]);
    expect(await recount(world.services.database.queries)).toEqual([]);
  });

  test('a muted pain leaves the ranking until it is unmuted', async () => {
    const [pain] = await pains();
    const mute = (muted: boolean, version: number) =>
      caller.put(`/api/v1/pains/${pain!.id}/muted`, { muted, version });
    expect(await mute(true, pain!.version)).toMatchObject({ status: 200 });
    expect((await pains()).map(({ id }) => id)).not.toContain(pain!.id);
    expect(await undoLast(pain!.id, 'muted')).toMatchObject({ status: 200 });
    expect((await pains()).map(({ id }) => id)).toContain(pain!.id);
  });

  test('judgements are kept, counted and taken back', async () => {
    const [pain] = await pains();
    const [voice] = await said(pain!.id);
    const judge = (verdict: string | null) =>
      caller.post(`/api/v1/pains/${pain!.id}/judgements`, { voiceId: voice!.id, n: voice!.here[0], verdict });
    const quality = async () =>
      (await caller.get<{ confirmed: number | null }>('/api/v1/listening/quality')).body;
    expect(await judge('belongs')).toMatchObject({ status: 200 });
    expect(await quality()).toMatchObject({ belongs: 1, notHere: 0, confirmed: 1 });
    expect(await judge('notHere')).toMatchObject({ status: 200 });
    expect((await said(pain!.id)).find(({ id }) => id === voice!.id)).toMatchObject({ judged: 'notHere' });
    expect(await undoLast(pain!.id, 'judged')).toMatchObject({ status: 200 });
    expect(await quality()).toMatchObject({ belongs: 1, notHere: 0 });
    expect(await judge(null)).toMatchObject({ status: 200 });
    expect(await quality()).toMatchObject({ confirmed: null });
  });

  test('likeness finds the pain that says the same, with the words that say why', async () => {
    const { body } = await caller.post<{ items: { id: string; score: number; words: string[] }[] }>(
      '/api/v1/likeness',
      { text: '快递 一直 不动 物流 停了 四天' },
    );
    expect(body.items[0]!.words.length).toBeGreaterThan(0);
    expect(body.items[0]!.score).toBeGreaterThan(0);
  });

  test('nobody decides on another workspace’s pains, and guests decide nothing', async () => {
    const [pain, other] = await pains();
    const stranger = await world.asStranger('owner');
    expect(await stranger.post(`/api/v1/pains/${pain!.id}/merge`, { into: other!.id })).toMatchObject({
      status: 404,
    });
    expect(await stranger.put(`/api/v1/pains/${pain!.id}/title`, { title: 'x', version: 1 })).toMatchObject({
      status: 404,
    });
    const guest = await world.as('guest');
    expect(await guest.post(`/api/v1/pains/${pain!.id}/merge`, { into: other!.id })).toMatchObject({
      status: 403,
    });
  });
});
