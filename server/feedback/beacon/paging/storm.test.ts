import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../platform/clock.ts';
import type { Caller } from '../../../testing/caller.ts';
import { testPlace } from '../../../testing/database.ts';
import { type LocalServer, startLocalServer } from './testing/local-server.ts';
import { dingTalkRobot } from './testing/robots.ts';
import { sampleAlarm } from './testing/sample-page.ts';
import { HandAlarms, startTower, type Tower } from './testing/tower.ts';

// S1 of very many alarms at once the first is paged before the rest is written down; S2 a robot never hears more than
// its limit in any minute, and hears of all of them, merged.

const STORM = 10_000;
/** What DingTalk takes from one robot. */
const A_MINUTE = 20;
const SECRET = 'SEC0123456789';

const place = await testPlace();
const alarms = new HandAlarms();
let tower: Tower;
let robot: LocalServer;
let chief: Caller;
beforeAll(async () => {
  tower = await startTower({ place, clock: systemClock, alarms, slow: true });
  chief = await tower.member('leader', 'chief');
  robot = await startLocalServer(dingTalkRobot({ secret: SECRET, now: systemClock.now }));
  const url = `${robot.origin}/send?access_token=token`;
  const made = { kind: 'dingtalk', name: 'r', url, secret: SECRET };
  const { body } = await chief.post<{ id: string }>('/api/v1/paging/channels', made);
  const step = { afterMinutes: 0, to: [{ leaders: true }], channels: [body.id, 'page'], hours: 'always' };
  await chief.post('/api/v1/ladders', { name: 'all', matches: {}, steps: [step], repeat: 0 });
});
afterAll(async () => {
  await tower.stop();
  await robot.close();
  await place.remove();
});

test('S1, S2: a storm', async () => {
  let begun = 0;
  let begunAtFirst: number | null = null;
  const first = new Promise<{ number: number }[]>((heard) => {
    tower.services.bus.subscribe('pages.sent', ({ data }) => {
      begunAtFirst ??= begun;
      heard(data.alarms);
    });
  });
  const storm = Array.from({ length: STORM }, (_, number) =>
    alarms.keep(sampleAlarm({ workspaceId: tower.workspaceId, number, discoveredAt: systemClock.now() })),
  );
  const all = storm.map(async (alarm) => {
    await tower.paging.page(alarm);
    begun += 1;
  });
  expect(await first).toEqual([expect.objectContaining({ number: 0 })]);
  expect(begunAtFirst).toBeLessThanOrEqual(501);
  await Promise.all(all);
  await tower.paging.rest();
  const [one] = robot.heard;
  expect(JSON.parse(one!.bytes.toString())).toMatchObject({ msgtype: 'actionCard' });
  for (const { at: start } of robot.heard) {
    const within = robot.heard.filter(({ at }) => start <= at && at < start + 60_000);
    expect(within.length).toBeLessThanOrEqual(A_MINUTE);
  }
  const { queries } = tower.services.database;
  const { rows } = await queries.execute<{ state: string; channel: string; count: number; messages: number }>(
    `select state, channel = 'page' as page, count(*)::int as count, count(distinct message_id)::int as messages
     from page_deliveries group by 1, 2 order by 2`,
  );
  expect(rows.map(({ state, count }) => [state, count])).toEqual([
    ['sent', STORM],
    ['sent', STORM],
  ]);
  expect(rows[0]!.messages).toBe(robot.heard.length);
}, 180_000);
