import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const DAY = 86_400_000;

test('old bins of a minute are forgotten, hours are kept', async () => {
  const { database, jobs, clock } = world.services;
  const { queries } = database;
  const seriesId = '01990000-0000-7000-8000-000000000001';
  const old = new Date(clock.now().getTime() - 60 * DAY).toISOString();
  await queries.execute(sql`
    insert into beacon_series (workspace_id, id, code, kind, subject, title, direction, born_at)
    values (${world.workspaceId}, ${seriesId}, 'voices-of-old', 'count', '{"type":"workspace"}', 'x', 'both', ${old})`);
  for (const step of [60, 3_600]) {
    await queries.execute(sql`
      insert into beacon_bins (workspace_id, series_id, step, at, actual)
      values (${world.workspaceId}, ${seriesId}, ${step}, ${old}, 1)`);
  }
  await jobs.runNow('beacon.forget-bins');
  const { rows } = await queries.execute<{ step: number }>(
    sql`select step from beacon_bins where series_id = ${seriesId}`,
  );
  expect(rows.map(({ step }) => step)).toEqual([3_600]);
});
