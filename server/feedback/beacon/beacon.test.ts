import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import { liveThrough, sendVoices, until, voicesAt } from './testing/days.ts';

interface AlarmSeen {
  readonly id: string;
  readonly title: string;
  readonly state: string;
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
    const seen = await until(async () => {
      const found = await alarms();
      return found.some(({ cause }) => cause !== null) && found;
    });
    await new Promise((r) => setTimeout(r, 2000));
    for (const a of (await alarms()) as any[]) console.log(a.title, a.why, a.direction, a.rate, a.expected, a.lift, a.severity, a.floorMs, JSON.stringify(a.cause?.causes.map((c: any) => [c.scope, c.actual, c.expected, c.share])), a.cause?.outside, a.times.firstVoiceAt, a.parentId);
    void seen;
    const controls = await until(async () => {
      const { body } = await owner.get<{ items: unknown[] }>('/api/v1/controls?active=true');
      return body.items.length > 0 && body.items;
    });
    console.log(JSON.stringify(controls, null, 1).slice(0, 1500));
  });
});
