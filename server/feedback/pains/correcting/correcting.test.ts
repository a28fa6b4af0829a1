import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { recount } from '../../listening/testing/recount.ts';
import { heardAll, plainVoices } from '../../listening/testing/voices.ts';
import type { VoiceView } from '../../voices/voice-view.ts';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('frontline');
  await caller.post('/api/v1/voices', { voices: plainVoices(120) });
  await heardAll(world, world.workspaceId);
});
afterAll(() => world.close());

const voice = async (id: string) => (await caller.get<VoiceView>(`/api/v1/voices/${id}`)).body;
const someVoice = async (at: number) =>
  (await caller.get<{ items: VoiceView[] }>('/api/v1/voices?limit=20')).body.items[at]!;
const correct = (id: string, body: object) => caller.put(`/api/v1/voices/${id}/points/0/reading`, body);
const natureOf = async (painId: string) =>
  (await caller.get<{ pain: { nature: string } }>(`/api/v1/pains/${painId}`)).body.pain.nature;

describe('corrections of how a point is read', () => {
  test('a complaint that is praise becomes a delight, counts there, and goes back by undo', async () => {
    const { id, points } = await someVoice(0);
    expect(await correct(id, { kind: 'praise' })).toMatchObject({ status: 200 });
    const [praised] = (await voice(id)).points;
    expect(praised).toMatchObject({ kind: 'praise', pinned: true, corrected: true });
    expect(praised!.mood).toBeGreaterThan(0);
    expect(await natureOf(praised!.pain!.id)).toBe('delight');
    expect(await recount(world.services.database.queries)).toEqual([]);
    expect(await caller.post(`/api/v1/voices/${id}/points/0/reading/undo`)).toMatchObject({ status: 200 });
    expect((await voice(id)).points).toEqual(points);
    expect(await recount(world.services.database.queries)).toEqual([]);
    expect(await caller.post(`/api/v1/voices/${id}/points/0/reading/undo`)).toMatchObject({ status: 404 });
  });

  test('noise belongs to no pain, is counted apart, and a grouping anew leaves it there', async () => {
    const { id } = await someVoice(1);
    const noise = async () =>
      (await caller.get<{ noise: { points: number } }>('/api/v1/listening/noise')).body.noise.points;
    const before = await noise();
    await correct(id, { kind: 'noise' });
    expect((await voice(id)).points[0]).toMatchObject({ kind: 'noise', pain: null, mood: 0 });
    expect(await noise()).toBe(before + 1);
    const manager = await world.as('manager');
    expect(await manager.post('/api/v1/listening/consolidate')).toMatchObject({ status: 200 });
    expect((await voice(id)).points[0]).toMatchObject({ kind: 'noise', pain: null });
    expect(await recount(world.services.database.queries)).toEqual([]);
  });

  test('a mood alone moves nothing; the same again, and what is not there, is refused', async () => {
    const { id, points } = await someVoice(2);
    expect(await correct(id, { mood: -1 })).toMatchObject({ status: 200 });
    expect((await voice(id)).points[0]).toMatchObject({ mood: -1, pain: points[0]!.pain });
    expect(await correct(id, { mood: -1 })).toMatchObject({ status: 409 });
    expect(await caller.put(`/api/v1/voices/${id}/points/99/reading`, { kind: 'wish' })).toMatchObject({
      status: 404,
    });
    expect(await recount(world.services.database.queries)).toEqual([]);
  });

  test('the history of the pain tells of it, and it is undone from there as well', async () => {
    const { id, points } = await someVoice(3);
    await correct(id, { kind: 'praise' });
    const decided = await caller.get<{ items: { id: string; type: string }[] }>(
      '/api/v1/pains/decisions?limit=1',
    );
    const [event] = decided.body.items;
    expect(event!.type).toBe('corrected');
    expect(await caller.post(`/api/v1/pains/events/${event!.id}/undo`)).toMatchObject({ status: 200 });
    expect((await voice(id)).points).toEqual(points);
    expect(await caller.post(`/api/v1/pains/events/${event!.id}/undo`)).toMatchObject({ status: 409 });
  });
});
