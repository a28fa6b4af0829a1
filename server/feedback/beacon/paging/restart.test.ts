import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { createTestClock, type TestClock } from '../../../testing/clock.ts';
import { type TestPlace, testPlace } from '../../../testing/database.ts';
import { pageDeliveries } from './tables.ts';
import { type LocalServer, startLocalServer } from './testing/local-server.ts';
import { dingTalkRobot } from './testing/robots.ts';
import { sampleAlarm } from './testing/sample-page.ts';
import { HandAlarms, startTower, type Tower } from './testing/tower.ts';

// R1 a ladder goes on where it was after a restart; R2 nothing is sent twice, whoever looks how often; R3 what a server
// was sending when it was killed is not sent again, but its people are called on the next channel.

const SECRET = 'SEC0123456789';
let place: TestPlace;
let clock: TestClock;
let alarms: HandAlarms;
let robot: LocalServer;
let tower: Tower;
let [chief, ann]: Caller[] = [] as unknown as [Caller, Caller];
const towers: Tower[] = [];

const start = async () => {
  const started = await startTower({ place, clock, alarms });
  towers.push(started);
  return started;
};
const stop = async (which: Tower) => {
  towers.splice(towers.indexOf(which), 1);
  await which.stop();
};

beforeEach(async () => {
  place = await testPlace();
  clock = createTestClock();
  alarms = new HandAlarms();
  robot = await startLocalServer(dingTalkRobot({ secret: SECRET, now: clock.now }));
  tower = await start();
  chief = await tower.member('leader', 'chief');
  ann = await tower.member('member', 'ann');
  const { body } = await chief.post<{ id: string }>('/api/v1/paging/channels', {
    kind: 'dingtalk',
    name: 'r',
    url: `${robot.origin}/send?access_token=token`,
    secret: SECRET,
  });
  const step = { to: [{ member: ann.userId }], channels: [body.id], hours: 'always' };
  await chief.post('/api/v1/ladders', {
    name: 'l',
    matches: {},
    steps: [
      { ...step, afterMinutes: 0 },
      { ...step, afterMinutes: 5, channels: [body.id, 'page'] },
    ],
    repeat: 0,
  });
});
afterEach(async () => {
  for (const each of [...towers]) await stop(each);
  await robot.close();
  await place.remove();
});

const raise = async () => {
  const alarm = alarms.keep(sampleAlarm({ workspaceId: tower.workspaceId }));
  await tower.paging.page(alarm);
  await tower.paging.rest();
  return alarm;
};
const rowsOf = (of: Tower, alarmId: string) =>
  of.services.database.queries
    .select()
    .from(pageDeliveries)
    .where(and(eq(pageDeliveries.workspaceId, of.workspaceId), eq(pageDeliveries.alarmId, alarmId)))
    .orderBy(pageDeliveries.id);

test('R1, R2: a ladder goes on after a restart, and nothing comes twice', async () => {
  const alarm = await raise();
  expect(robot.heard).toHaveLength(1);
  await stop(tower);
  clock.forward(6 * 60_000);
  tower = await start();
  for (let n = 0; n < 3; n += 1) await tower.sweep();
  await tower.paging.page(alarm);
  await tower.paging.rest();
  expect(robot.heard).toHaveLength(2);
  const rows = await rowsOf(tower, alarm.id);
  expect(rows.map(({ step, state }) => [step, state])).toEqual([
    [0, 'sent'],
    [1, 'sent'],
    [1, 'sent'],
  ]);
});

test('R1: what could not be sent before the restart is sent after it', async () => {
  robot.answer(() => ({ status: 503, body: '' }));
  const alarm = await raise();
  await stop(tower);
  robot.answer(dingTalkRobot({ secret: SECRET, now: clock.now }));
  clock.forward(60_000);
  tower = await start();
  await tower.paging.rest();
  expect(robot.heard).toHaveLength(2);
  expect((await rowsOf(tower, alarm.id))[0]).toMatchObject({ state: 'sent', tries: 2 });
});

test('R1: an alarm that was taken while no server ran calls nobody', async () => {
  const alarm = await raise();
  await stop(tower);
  alarms.keep({ ...alarm, state: 'acknowledged' });
  clock.forward(6 * 60_000);
  tower = await start();
  await tower.paging.rest();
  expect(robot.heard).toHaveLength(1);
});

test('R3: what was under way when the server was killed is not repeated; the next channel is tried', async () => {
  const alarm = await raise();
  const { queries } = tower.services.database;
  await queries
    .update(pageDeliveries)
    .set({ state: 'sending', sentAt: null, nextTryAt: new Date(clock.now().getTime() + 60_000) })
    .where(eq(pageDeliveries.alarmId, alarm.id));
  await tower.sweep();
  expect((await rowsOf(tower, alarm.id))[0]).toMatchObject({ state: 'sending' });
  clock.forward(61_000);
  await tower.sweep();
  await tower.paging.rest();
  expect(robot.heard).toHaveLength(1);
  const [first, ...others] = await rowsOf(tower, alarm.id);
  expect(first).toMatchObject({ state: 'failed', reason: 'interrupted' });
  expect(others[0]).toMatchObject({ memberId: ann.userId, channel: 'web-push', insteadOf: first!.channel });
  expect(others.at(-1)).toMatchObject({ channel: 'page', state: 'sent' });
});

test.skipIf(!process.env.TEST_DATABASE_URL)('R2: servers that share a database send once', async () => {
  const others = [await start(), await start()];
  const alarm = alarms.keep(sampleAlarm({ workspaceId: tower.workspaceId }));
  const all = [tower, ...others];
  await Promise.all(all.map(({ paging }) => paging.page(alarm)));
  await Promise.all(all.map(({ paging }) => paging.rest()));
  expect(robot.heard).toHaveLength(1);
  clock.forward(6 * 60_000);
  await Promise.all(all.flatMap((each) => [each.sweep(), each.sweep()]));
  await Promise.all(all.map(({ paging }) => paging.rest()));
  expect(robot.heard).toHaveLength(2);
  expect(await rowsOf(tower, alarm.id)).toHaveLength(3);
});
