import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { liveThrough, sendVoices, until, voicesAt } from './testing/days.ts';

interface AlarmSeen {
  readonly id: string;
  readonly state: string;
  readonly parentId: string | null;
  readonly series: { code: string; subject: { type: string } };
  readonly cause: { causes: { scope: Record<string, string[]> }[] } | null;
  readonly times: Record<string, string | null>;
}

let world: World;
let owner: Caller;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
  await liveThrough(world);
  // The bins have taken everything in, and every detector has learned from them.
  await until(async () => {
    const { rows } = await world.services.database.queries.execute<{ n: number }>(
      sql`select coalesce(sum(actual), 0)::int as n from beacon_bins b join beacon_series s on s.id = b.series_id
        where s.code = 'voices' and b.step = 86400`,
    );
    return rows[0]!.n >= 1_900;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}, 120_000);
afterAll(() => world.close());

const alarms = async (): Promise<AlarmSeen[]> =>
  (await owner.get<{ items: AlarmSeen[] }>('/api/v1/alarms?open=true&members=true')).body.items;

describe('from a voice to a control', () => {
  test('history rings nothing', async () => {
    expect(await alarms()).toEqual([]);
  });

  test('a burst is raised, located and answered by a playbook', { timeout: 60_000 }, async () => {
    const playbook = await owner.post('/api/v1/playbooks', {
      name: 'pause',
      enabled: true,
      matches: { subjects: ['attribute'] },
      action: { type: 'pause-offer' },
      ttlMinutes: 30,
      automatic: true,
      cooldownMinutes: 0,
      mostPerDay: 50,
    });
    expect(playbook.status).toBe(201);
    const now = world.clock.now().getTime();
    const burst = Array.from({ length: 30 }, (_, n) => now - 60_000 + n * 2_000);
    await sendVoices(world, voicesAt(burst, { product: 'kettle', region: 'east' }));
    const controls = await until(async () => {
      const { body } = await owner.get<{ items: { scope: object }[] }>('/api/v1/controls?active=true');
      return body.items.length > 0 && body.items;
    });
    expect(controls.map(({ scope }) => scope)).toEqual([{ product: ['kettle'], region: ['east'] }]);
    const seen = await alarms();
    const first = seen.find(({ parentId }) => parentId === null)!;
    expect(first.cause?.causes[0]?.scope).toEqual({ product: ['kettle'], region: ['east'] });
    expect(first.times).toMatchObject({ firstVoiceAt: new Date(burst[0]!).toISOString() });
    // One incident, seen from many sides, is one page and one control.
    expect(seen.filter(({ parentId }) => parentId === null)).toHaveLength(1);
  });
});
