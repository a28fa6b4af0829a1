import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { everyDay, plantPain } from '../pains/planted.ts';

let world: World;
let manager: Caller;
beforeAll(async () => {
  world = await startWorld();
  manager = await world.as('manager');
});
afterAll(() => world.close());

interface Overview {
  strategy: { propositions: number; supported: number; undecided: number };
  blindSpots: { total: number; top: { title: string; course: number[] }[] };
  counts: Record<string, number>;
}
const overview = async (who = manager) => (await who.get<Overview>('/api/v1/overview')).body;

test('an empty company has an overview of noughts, in a running cycle', async () => {
  expect(await overview(await world.asStranger('guest'))).toMatchObject({
    cycle: { label: '2026-Q4', week: 5, weeks: 13, state: 'running' },
    strategy: { propositions: 0, supported: 0, undecided: 0 },
    feedback: { voicesToday: 0, pains: 0, bellsOpen: 0, bellsOverdue: 0 },
    loopTime: { turns: 0, medianDays: null, differenceDays: null },
    blindSpots: { total: 0, top: [] },
    deadClauses: { total: 0, top: [] },
  });
});

test('a large pain shows as a blind spot until a proposition takes it up, and at once afterwards not', async () => {
  const painId = await plantPain(world, { title: '发票抬头改不了', words: ['发票'], perDay: everyDay(4) });
  const words = { title: '发票自助', who: '商家', pain: '开票难', solution: '自助改抬头' };
  const made = await manager.post<{ id: string }>('/api/v1/propositions', { words });
  expect(await overview()).toMatchObject({
    strategy: { propositions: 1, supported: 0 },
    blindSpots: { total: 1, top: [{ title: '发票抬头改不了', voices: 112, mood: -0.5 }] },
    counts: { pains: 1, blindSpots: 1 },
  });
  await manager.post('/api/v1/matches', { propositionId: made.body.id, painId });
  expect(await overview()).toMatchObject({ strategy: { supported: 1 }, blindSpots: { total: 0 } });
  await manager.post('/api/v1/adjustments', {
    propositionId: made.body.id,
    baseVersion: 1,
    words: { pain: '开票要三天' },
    reason: '声音',
    evidence: { painIds: [painId] },
  });
  expect((await overview()).strategy.undecided).toBe(1);
});

test('voices of today are counted from midnight of the company', async () => {
  const midnight = new Date('2026-11-01T16:00:00Z').getTime();
  const voice = (n: number, at: number) => ({
    text: `到货太慢了 ${n}`,
    occurredAt: new Date(at).toISOString(),
    source: 'test',
    externalId: String(n),
  });
  const voices = [voice(1, midnight - 1000), voice(2, midnight), voice(3, midnight + 3_600_000)];
  const answer = await manager.post('/api/v1/voices', { voices });
  expect(answer.status).toBe(200);
  await vi.waitFor(
    async () =>
      expect(await overview()).toMatchObject({ feedback: { voicesToday: 2 }, counts: { voices: 3 } }),
    { timeout: 40_000, interval: 500 },
  );
});
