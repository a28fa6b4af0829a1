import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { alarms } from '../alarms/tables.ts';
import { finding } from '../alarms/testing/findings.ts';
import { openTestHouse, type TestHouse } from '../alarms/testing/house.ts';
import { readMonth } from './month.ts';

let place: TestHouse;
beforeAll(async () => {
  place = await openTestHouse();
});
afterAll(() => place.close());

/** An alarm that was discovered then, and enforced everywhere so many seconds after it was decidable. */
async function alarmAt(
  workspaceId: string,
  at: string,
  wish: { seconds?: number; over?: object; drillId?: string } = {},
) {
  const decidableAt = new Date(at);
  const found = finding({ workspaceId, at: decidableAt, drillId: wish.drillId ?? null });
  const { alarm } = await place.desk.raise({ ...found, decidableAt });
  const { seconds, over = {} } = wish;
  const enforcedAt = seconds === undefined ? null : new Date(decidableAt.getTime() + seconds * 1_000);
  await place.database.queries
    .update(alarms)
    .set({ deployedAt: enforcedAt, enforcedAt, ...over })
    .where(eq(alarms.id, alarm.id));
  return alarm;
}

test('a month by the days of the workspace: the promise, its share, and who is left out', async () => {
  const workspaceId = place.workspace();
  await alarmAt(workspaceId, '2026-11-01T02:00:00Z', { seconds: 3 });
  await alarmAt(workspaceId, '2026-11-01T08:00:00Z', { seconds: 61 });
  // 17:00 in UTC is the next day in Shanghai, and the last hours of October are November there.
  await alarmAt(workspaceId, '2026-11-01T17:00:00Z', { seconds: 5 });
  await alarmAt(workspaceId, '2026-10-31T17:00:00Z', { seconds: 7 });
  await alarmAt(workspaceId, '2026-10-31T15:00:00Z', { seconds: 500 });
  await alarmAt(workspaceId, '2026-11-30T16:00:00Z', { seconds: 500 });
  await alarmAt(workspaceId, '2026-11-03T02:00:00Z');
  await alarmAt(workspaceId, '2026-11-04T02:00:00Z', {
    seconds: 500,
    over: { right: false, state: 'false' },
  });
  await alarmAt(workspaceId, '2026-11-05T02:00:00Z', { seconds: 500, drillId: newId() });
  const head = await alarmAt(workspaceId, '2026-11-06T02:00:00Z', { seconds: 4 });
  await alarmAt(workspaceId, '2026-11-07T02:00:00Z', {
    seconds: 500,
    over: { parentId: head.id, bond: 'grouped' },
  });
  await alarmAt(place.workspace(), '2026-11-05T02:00:00Z', { seconds: 500 });
  const month = await readMonth(place.database.queries, workspaceId, {
    month: '2026-11',
    timeZone: 'Asia/Shanghai',
  });
  expect(month).toMatchObject({
    alarms: 7,
    falseShare: 1 / 7,
    within: 4 / 5,
    legs: {
      whole: { n: 5, p50Ms: 5_000, p99Ms: 61_000 },
      discover: { n: 6, p50Ms: 0 },
      locate: { n: 0, p50Ms: null },
    },
  });
  expect(month.days).toEqual([
    { day: '2026-11-01', alarms: 3, p50Ms: 7_000, p99Ms: 61_000, within: 2 / 3 },
    { day: '2026-11-02', alarms: 1, p50Ms: 5_000, p99Ms: 5_000, within: 1 },
    { day: '2026-11-03', alarms: 1, p50Ms: null, p99Ms: null, within: null },
    { day: '2026-11-04', alarms: 1, p50Ms: null, p99Ms: null, within: null },
    { day: '2026-11-06', alarms: 1, p50Ms: 4_000, p99Ms: 4_000, within: 1 },
  ]);
});

test('a month without alarms promises nothing', async () => {
  const month = await readMonth(place.database.queries, place.workspace(), {
    month: '2026-02',
    timeZone: 'UTC',
  });
  expect(month).toMatchObject({
    alarms: 0,
    falseShare: 0,
    within: null,
    days: [],
    legs: { whole: { n: 0, p99Ms: null } },
  });
});
