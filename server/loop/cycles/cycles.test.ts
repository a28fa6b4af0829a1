import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';

interface CycleSeen {
  id: string;
  label: string;
  cadence: string;
  startsOn: string;
  endsOn: string;
  state: string;
  week: number | null;
  weeks: number;
  version: number;
}

let world: World;
let leader: Caller;
beforeAll(async () => {
  world = await startWorld();
  leader = await world.as('leader');
});
afterAll(() => world.close());

const current = async (moduleId?: string) =>
  (await leader.get<CycleSeen>(`/api/v1/cycles/current${moduleId ? `?moduleId=${moduleId}` : ''}`)).body;

describe('the loop of a company', () => {
  test('turns every quarter until somebody says otherwise, and reading it twice makes one cycle', async () => {
    const [first, second] = await Promise.all([current(), current()]);
    expect(first).toMatchObject({
      label: '2026-Q4',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
      week: 5,
      weeks: 13,
    });
    expect(second!.id).toBe(first!.id);
  });

  test('can be made to turn faster: closed early, the next begins on the day after', async () => {
    const { id, version } = await current();
    const path = `/api/v1/cycles/${id}/close`;
    expect(await leader.post(path, { version: 99 })).toMatchObject({ body: { code: 'thing.stale' } });
    expect(await leader.post(path, { version, on: '2026-12-01' })).toMatchObject({
      status: 409,
      body: { code: 'action.impossible', at: 'body/on' },
    });
    const closed = await leader.post(path, { version, next: { cadence: 'month' }, reason: '转快一些' });
    expect(closed).toMatchObject({
      status: 200,
      body: {
        closed: { endsOn: '2026-11-02', state: 'closed' },
        next: { startsOn: '2026-11-03', endsOn: '2026-11-30', cadence: 'month', state: 'planned' },
      },
    });
    expect(await leader.post(path, { version: version + 1 })).toMatchObject({ status: 409 });
  });

  test('goes on by itself, tiling time, after months in which nobody looked', async () => {
    world.clock.set(new Date('2027-03-10T02:00:00Z'));
    expect(await current()).toMatchObject({ label: '2027-03', startsOn: '2027-03-01' });
    const { body } = await leader.get<{ cycles: CycleSeen[] }>('/api/v1/cycles?limit=200');
    const spans = body.cycles.toReversed();
    spans.slice(1).forEach((cycle, n) => {
      const gap = Date.parse(cycle.startsOn) - Date.parse(spans[n]!.endsOn);
      expect(gap).toBe(86_400_000);
    });
    expect(spans).toHaveLength(6);
  });
});

test('a module turns at its own cadence', async () => {
  const made = await leader.post<{ id: string; version: number }>('/api/v1/modules', {
    name: '家装',
    cadence: 'custom',
    days: 14,
  });
  expect(made.status).toBe(201);
  const before = await current(made.body.id);
  expect(before).toMatchObject({ cadence: 'custom', weeks: 2, week: 1 });
  world.clock.forward(15 * 86_400_000);
  const after = await current(made.body.id);
  expect(Date.parse(after.startsOn) - Date.parse(before.endsOn)).toBe(86_400_000);
  const changed = await leader.patch(`/api/v1/modules/${made.body.id}`, {
    version: made.body.version,
    cadence: 'half',
  });
  expect(changed.body).toMatchObject({ cadence: 'half', days: null, version: 2 });
});

test('days and cadence must fit each other', async () => {
  for (const body of [
    { name: 'x', cadence: 'custom' },
    { name: 'x', cadence: 'month', days: 30 },
  ]) {
    expect(await leader.post('/api/v1/modules', body)).toMatchObject({
      status: 400,
      body: { at: 'body/days' },
    });
  }
});

test('another workspace has cycles of its own and cannot close ours', async () => {
  const stranger = await world.asStranger('owner');
  const { id, version } = await current();
  expect(await stranger.post(`/api/v1/cycles/${id}/close`, { version })).toMatchObject({ status: 404 });
  expect((await stranger.get<{ cycles: unknown[] }>('/api/v1/cycles')).body.cycles).toEqual([]);
});

test('a day of the loop ends at midnight of the workspace’s own time zone', async () => {
  const owner = await world.asStranger('owner');
  const label = async () => (await owner.get<CycleSeen>('/api/v1/cycles/current')).body.label;
  world.clock.set(new Date('2028-03-31T20:00:00Z'));
  expect(await label()).toBe('2028-Q2');
  const { body } = await owner.get<{ version: number }>('/api/v1/workspace');
  const settings = { timeZone: 'America/New_York' };
  const changed = await owner.patch('/api/v1/workspace', { version: body.version, settings });
  expect(changed.status).toBe(200);
  expect(await label()).toBe('2028-Q1');
});
