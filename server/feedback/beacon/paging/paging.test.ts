import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { signingSecret } from '../../../platform/accounts/signing-secret.ts';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { createTestClock } from '../../../testing/clock.ts';
import { testPlace } from '../../../testing/database.ts';
import { workingCalendars } from '../../bells/tables.ts';
import type { PagedAlarm } from './alarm.ts';
import { linkToken } from './page-link.ts';
import { type LocalServer, startLocalServer } from './testing/local-server.ts';
import { createBrowser, pushService } from './testing/push-service.ts';
import { dingTalkRobot } from './testing/robots.ts';
import { sampleAlarm } from './testing/sample-page.ts';
import { HandAlarms, startTower, type Tower } from './testing/tower.ts';

// P1 the first step goes out in the same turn; P2 nothing is silent; P3 later steps come in time until somebody
// acknowledges; P4 nothing is paged twice; P5 a gap is seen and not waited for; P6 what fails is tried again, then on the
// next channel, and is seen; P7 quiet time holds back all but what is critical; P8 links act on a press,
// once; P9 browsers are pushed to.

interface View {
  readonly step: number;
  readonly member: { id: string } | null;
  readonly channel: { kind: string; id: string | null };
  readonly insteadOf: string | null;
  readonly state: string;
  readonly tries: number;
  readonly reason: string | null;
}

const NOON = new Date('2026-11-02T04:00:00Z');
const MINUTE = 60_000;
const SECRET = 'SEC0123456789';

const clock = createTestClock(NOON);
const alarms = new HandAlarms();
let tower: Tower;
let robot: LocalServer;
let [chief, ann, bob]: Caller[] = [] as unknown as [Caller, Caller, Caller];
let robotId: string;
const place = await testPlace();

beforeAll(async () => {
  tower = await startTower({ place, clock, alarms });
  chief = await tower.member('leader', 'chief');
  ann = await tower.member('member', 'ann');
  bob = await tower.member('frontline', 'bob');
  robot = await startLocalServer(dingTalkRobot({ secret: SECRET, now: clock.now }));
  const body = {
    kind: 'dingtalk',
    name: '值班群',
    url: `${robot.origin}/send?access_token=token`,
    secret: SECRET,
    tellCause: true,
  };
  robotId = (await chief.post<{ id: string }>('/api/v1/paging/channels', body)).body.id;
});
afterAll(async () => {
  await tower.stop();
  await robot.close();
  await place.remove();
});
afterEach(() => {
  clock.set(NOON);
  robot.answer(dingTalkRobot({ secret: SECRET, now: clock.now }));
});

let numbers = 0;
const raise = (over: Partial<PagedAlarm> = {}): PagedAlarm =>
  alarms.keep(sampleAlarm({ workspaceId: tower.workspaceId, number: ++numbers, ...over }));
const page = async (over: Partial<PagedAlarm> = {}) => {
  const alarm = raise(over);
  await tower.paging.page(alarm);
  await tower.paging.rest();
  return alarm;
};
const deliveries = async ({ id }: { id: string }): Promise<View[]> => {
  const { body } = await chief.get<{ items: View[] }>(`/api/v1/paging/deliveries?alarmId=${id}`);
  return body.items.toReversed();
};
const brief = (views: readonly View[]) =>
  views.map(({ step, member, channel, state }) => [step, member?.id ?? '', channel.kind, state]);
const later = async (minutes: number) => {
  clock.forward(minutes * MINUTE);
  await tower.sweep();
  await tower.paging.rest();
};
/** A ladder just for the alarms of one attribute, so that tests do not meet. */
const ladderFor = async (value: string, steps: object[], repeat = 0) => {
  const body = { name: value, matches: { scope: { case: [value] } }, steps, repeat };
  const made = await chief.post<{ id: string; code?: string }>('/api/v1/ladders', body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { type: 'attribute', attribute: 'case', value } as const;
};
const step = (over: object) => ({ afterMinutes: 0, channels: ['page'], hours: 'always', ...over });

describe('without any ladder', () => {
  test('P1, P2: the owner and the leaders are called on their pages at once', async () => {
    const heard = vi.fn();
    const leave = tower.services.bus.subscribe('pages.sent', ({ data }) => heard(data));
    const alarm = await page({ ownerId: ann.userId });
    leave();
    const called = brief(await deliveries(alarm)).filter(([, , kind]) => kind === 'page');
    expect(new Set(called.map(([, id]) => id))).toEqual(new Set([ann.userId, chief.userId]));
    expect(called.every(([, , , state]) => state === 'sent')).toBe(true);
    expect(heard).toHaveBeenCalledWith(
      expect.objectContaining({ memberIds: [ann.userId], sound: true, more: 0 }),
    );
  });
  test('P6: who has no browser is called by mail instead, and without a mail server both are seen', async () => {
    const alarm = await page({ ownerId: ann.userId });
    const anns = (await deliveries(alarm)).filter(({ member }) => member?.id === ann.userId);
    expect(
      anns.map(({ channel, state, reason, insteadOf }) => [channel.kind, state, reason, insteadOf]),
    ).toEqual(
      expect.arrayContaining([
        ['page', 'sent', null, null],
        ['web-push', 'failed', 'nowhere', null],
        ['mail', 'failed', 'nowhere', 'web-push'],
      ]),
    );
  });
});

describe('a ladder', () => {
  test('P3, P4: goes on until somebody acknowledges, and never twice the same', async () => {
    const subject = await ladderFor('steps', [
      step({ to: [{ member: ann.userId }] }),
      step({ afterMinutes: 5, to: [{ member: bob.userId }] }),
      step({ afterMinutes: 0.5, to: [{ member: chief.userId }] }),
    ]);
    const alarm = await page({ subject });
    await tower.paging.page(alarm);
    await later(4.9);
    expect(brief(await deliveries(alarm))).toEqual([[0, ann.userId, 'page', 'sent']]);
    await later(0.1);
    await later(0);
    expect(brief(await deliveries(alarm))).toHaveLength(2);
    alarms.keep({ ...alarm, state: 'acknowledged' });
    tower.services.bus.publish('alarms.changed', tower.workspaceId, {
      alarmId: alarm.id,
      number: alarm.number,
      state: 'acknowledged',
      action: 'acknowledge',
    });
    await later(60);
    expect(brief(await deliveries(alarm))).toEqual([
      [0, ann.userId, 'page', 'sent'],
      [1, bob.userId, 'page', 'sent'],
    ]);
  });

  test('P3: begins again as often as it says, and no more', async () => {
    const subject = await ladderFor('again', [step({ to: [{ member: ann.userId }] })], 2);
    const alarm = await page({ subject });
    for (let n = 0; n < 20; n += 1) await later(1);
    expect((await deliveries(alarm)).map((view) => view.step)).toEqual([0, 1, 2]);
  });

  test('P3: an alarm that grew graver, or was opened again, calls anew', async () => {
    const subject = await ladderFor('graver', [step({ to: [{ member: ann.userId }] })]);
    const alarm = await page({ subject, severity: 'minor' });
    await tower.paging.page({ ...alarm, severity: 'critical' });
    await tower.paging.page({ ...alarm, severity: 'critical' });
    await tower.paging.rest();
    expect(await deliveries(alarm)).toHaveLength(2);
  });

  test('leaves out steps whose conditions do not hold, and says why', async () => {
    const hours = newId();
    await tower.services.database.queries.insert(workingCalendars).values({
      workspaceId: tower.workspaceId,
      id: hours,
      name: 'nights',
      timeZone: 'Asia/Shanghai',
      week: { 1: [['00:00', '06:00']] },
      exceptions: {},
    });
    const subject = await ladderFor('onlyIf', [
      step({ to: [{ member: ann.userId }], onlyIf: { severity: 'critical' } }),
      step({ to: [{ member: ann.userId }], onlyIf: { minimumLift: 10 } }),
      step({ to: [{ member: ann.userId }], onlyIf: { stillBurning: true } }),
      step({ to: [{ member: ann.userId }], hours }),
      step({ to: [{ member: bob.userId }] }),
    ]);
    const alarm = await page({ subject, severity: 'major', lift: 4, fellAt: NOON });
    expect((await deliveries(alarm)).map(({ step: n, state, reason }) => [n, state, reason])).toEqual([
      [0, 'skipped', 'severity'],
      [1, 'skipped', 'lift'],
      [2, 'skipped', 'fallen'],
      [3, 'skipped', 'hours'],
      [4, 'sent', null],
    ]);
  });

  test('P2: one that calls nobody at all falls to owners and leaders', async () => {
    const subject = await ladderFor('nobody', [
      step({ to: [{ member: ann.userId }], onlyIf: { minimumLift: 1_000 } }),
    ]);
    const alarm = await page({ subject });
    const views = await deliveries(alarm);
    expect(views[0]).toMatchObject({ state: 'skipped', reason: 'lift' });
    expect(views.some(({ member, state }) => member?.id === chief.userId && state === 'sent')).toBe(true);
  });

  test('P5: calls who is on call; a gap is seen and the next step comes at once', async () => {
    const rota = await chief.post<{ id: string }>('/api/v1/on-call/rotas', {
      name: '夜班',
      timeZone: 'Asia/Shanghai',
      layers: [{ memberIds: [ann.userId, bob.userId], rotate: 'day', from: '2026-11-03T01:00:00Z' }],
      overrides: [],
    });
    expect(rota.status).toBe(201);
    const subject = await ladderFor('rota', [
      step({ to: [{ rota: rota.body.id }] }),
      step({ afterMinutes: 30, to: [{ member: chief.userId }] }),
    ]);
    const gap = await page({ subject });
    expect(brief(await deliveries(gap))).toEqual([
      [0, '', 'ladder', 'failed'],
      [1, chief.userId, 'page', 'sent'],
    ]);
    clock.set(new Date('2026-11-04T02:00:00Z'));
    const covered = await page({ subject });
    expect(brief(await deliveries(covered))).toEqual([[0, bob.userId, 'page', 'sent']]);
  });
});

describe('a robot', () => {
  test('P6: that is down is tried again, people are called on the next channel, and both are seen', async () => {
    const subject = await ladderFor('down', [
      step({ to: [{ member: ann.userId }], channels: [robotId, 'page'] }),
    ]);
    robot.answer(() => ({ status: 503, body: '' }));
    const alarm = await page({ subject });
    let [group] = (await deliveries(alarm)).filter(({ channel }) => channel.kind === 'dingtalk');
    expect(group).toMatchObject({ state: 'waiting', tries: 1, reason: 'http.503' });
    await later(0.1);
    expect(await deliveries(alarm)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          channel: expect.objectContaining({ kind: 'mail' }),
          insteadOf: 'web-push',
        }),
        expect.objectContaining({
          channel: expect.objectContaining({ kind: 'web-push' }),
          insteadOf: 'dingtalk',
        }),
      ]),
    );
    robot.answer(dingTalkRobot({ secret: SECRET, now: clock.now }));
    await later(1);
    [group] = (await deliveries(alarm)).filter(({ channel }) => channel.kind === 'dingtalk');
    expect(group).toMatchObject({ state: 'sent', tries: 3, reason: null });
  });

  test('P6: that is gone for good stays to be seen as failed', async () => {
    const subject = await ladderFor('gone', [step({ to: [{ member: ann.userId }], channels: [robotId] })]);
    robot.answer(() => ({ body: '{"errcode":400102,"errmsg":"off"}' }));
    const alarm = await page({ subject });
    const failed = await chief.get<{ items: View[] }>('/api/v1/paging/deliveries?state=failed');
    expect(failed.body.items).toContainEqual(
      expect.objectContaining({ alarmId: alarm.id, reason: 'robot.400102', tries: 1 }),
    );
    expect(
      (await deliveries(alarm)).some(({ channel, state }) => channel.kind === 'page' && state === 'sent'),
    ).toBe(true);
  });

  test('says in a second message where it burns, if it is set up so', async () => {
    const subject = await ladderFor('cause', [
      step({ to: [{ member: ann.userId }], channels: [robotId, 'page'] }),
    ]);
    const alarm = await page({ subject });
    robot.heard.splice(0);
    const cause = { causes: [{ scope: { region: ['华东'] }, share: 0.9, lift: 4 }], outside: false };
    for (let n = 0; n < 2; n += 1) await tower.paging.located({ ...alarm, cause });
    await tower.paging.rest();
    expect(robot.heard).toHaveLength(1);
    expect(robot.heard[0]!.bytes.toString()).toContain('华东');
  });

  test('a wrong secret is seen by the test message', async () => {
    const { body } = await chief.get<{ items: { id: string; version: number }[] }>('/api/v1/paging/channels');
    const tried = await chief.post(`/api/v1/paging/channels/${robotId}/test`);
    expect(tried.body).toEqual({ ok: true, reason: null });
    const wrong = { version: body.items[0]!.version, secret: 'another-secret' };
    const edited = await chief.patch<{ version: number }>(`/api/v1/paging/channels/${robotId}`, wrong);
    expect(edited.status).toBe(200);
    const failed = await chief.post(`/api/v1/paging/channels/${robotId}/test`);
    expect(failed.body).toEqual({ ok: false, reason: 'robot.310000' });
    await chief.patch(`/api/v1/paging/channels/${robotId}`, { version: edited.body.version, secret: SECRET });
  });

  test('its address and secret are nowhere to be read', async () => {
    const { queries } = tower.services.database;
    const { rows } = await queries.execute<{ text: string }>(
      `select (select json_agg(c)::text from paging_channels c) || (select json_agg(a)::text from audit_entries a) as text`,
    );
    const shown = JSON.stringify((await chief.get('/api/v1/paging/channels')).body);
    for (const text of [rows[0]!.text, shown]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('access_token');
    }
  });
});

describe('a member', () => {
  const all = ['page', 'web-push', 'mail'];
  test('P7: in quiet time is called on the page alone, unless it is critical', async () => {
    const quiet = { from: '11:00', until: '13:00', timeZone: 'Asia/Shanghai' };
    const chosen = await bob.put('/api/v1/paging/mine', {
      channels: { critical: all, major: all, minor: ['page'] },
      quiet,
      handles: { dingtalk: '13800138000' },
    });
    expect(chosen).toMatchObject({ status: 200, body: { browsers: 0, quiet } });
    const subject = await ladderFor('quiet', [
      step({ to: [{ member: bob.userId }], channels: ['page', 'mail'] }),
    ]);
    const heard = vi.fn();
    const leave = tower.services.bus.subscribe('pages.sent', ({ data }) => heard(data.sound));
    const major = await page({ subject, severity: 'major' });
    const critical = await page({ subject, severity: 'critical' });
    leave();
    expect((await deliveries(major)).map(({ state, reason }) => [state, reason])).toEqual(
      expect.arrayContaining([
        ['sent', null],
        ['skipped', 'quiet'],
      ]),
    );
    expect((await deliveries(critical)).every(({ state }) => state !== 'skipped')).toBe(true);
    expect(heard.mock.calls).toEqual([[false], [true]]);
  });

  test('is mentioned by the number that they gave', async () => {
    const subject = await ladderFor('mention', [step({ to: [{ member: bob.userId }], channels: [robotId] })]);
    robot.heard.splice(0);
    await page({ subject });
    expect(JSON.parse(robot.heard[0]!.bytes.toString())).toMatchObject({
      at: { atMobiles: ['13800138000'] },
    });
  });
});

describe('a browser', () => {
  test('P9: is pushed to, encrypted and signed, until its push service says that it is gone', async () => {
    const { key } = (await ann.get<{ key: string }>('/api/v1/paging/push/key')).body;
    const browser = createBrowser();
    const service = pushService({ publicKey: key, origin: () => server.origin });
    const server: LocalServer = await startLocalServer(service);
    const subscription = { endpoint: `${server.origin}/push/1`, expirationTime: null, keys: browser.keys };
    for (let n = 0; n < 2; n += 1) {
      expect(await ann.post('/api/v1/paging/push', { subscription })).toMatchObject({
        body: { browsers: 1 },
      });
    }
    const subject = await ladderFor('push', [step({ to: [{ member: ann.userId }], channels: ['web-push'] })]);
    const alarm = await page({ subject });
    expect(server.heard).toHaveLength(1);
    expect(JSON.parse(browser.read(server.heard[0]!.bytes))).toMatchObject({
      title: expect.stringContaining(`#${alarm.number}`),
      url: expect.stringContaining(`/beacon/${alarm.id}`),
      tag: alarm.id,
    });
    server.answer(() => ({ status: 410, body: '' }));
    const lost = await page({ subject });
    expect((await deliveries(lost))[0]).toMatchObject({ state: 'failed', reason: 'http.410' });
    expect((await ann.get('/api/v1/paging/mine')).body).toMatchObject({ browsers: 0 });
    await server.close();
  });

  test('P9: that points inside is not reached, unless a network is named', async () => {
    const { keys } = createBrowser();
    const subscription = { endpoint: 'http://10.0.0.1/push', keys };
    await bob.post('/api/v1/paging/push', { subscription });
    const subject = await ladderFor('inside', [
      step({ to: [{ member: bob.userId }], channels: ['web-push'] }),
    ]);
    const alarm = await page({ subject });
    expect((await deliveries(alarm))[0]).toMatchObject({
      state: 'failed',
      reason: 'address.refused',
      tries: 1,
    });
    expect((await bob.delete('/api/v1/paging/push')).body).toEqual({ removed: 1 });
  });
});

describe('P8: the link of a message', () => {
  const linkOf = () => {
    const { actionCard, markdown } = JSON.parse(robot.heard.at(-1)!.bytes.toString()) as {
      actionCard?: { btns: { actionURL: string }[] };
      markdown?: { text: string };
    };
    const inText = /\((http[^)]*acknowledge[^)]*)\)/.exec(markdown?.text ?? '')?.[1];
    const url = actionCard ? actionCard.btns[0]!.actionURL : inText!;
    return new URL(url).pathname + new URL(url).search;
  };
  const visit = (path: string, method = 'GET') => fetch(new URL(path, tower.address), { method });
  const press = (caller: Caller, path: string) => caller.raw(path, { method: 'POST' });

  test('asks when it is opened, and acts once on a press', async () => {
    const subject = await ladderFor('link', [
      step({ to: [{ member: ann.userId }], channels: [robotId] }),
      step({ afterMinutes: 5, to: [{ member: bob.userId }] }),
    ]);
    const alarm = await page({ subject, title: '<b>痛</b>' });
    const path = linkOf();
    for (let n = 0; n < 3; n += 1) {
      const asked = await bob.raw(path, {});
      expect(asked.status).toBe(200);
      expect(await asked.text()).toMatch(/&#60;b&#62;痛.*<button>/s);
    }
    expect(await (await visit(path)).text()).not.toContain('<button>');
    expect((await visit(path, 'POST')).status).toBe(403);
    expect(alarms.all.get(alarm.id)!.state).toBe('raised');
    expect((await press(bob, path)).status).toBe(200);
    expect(alarms.acknowledged.at(-1)).toEqual({ alarmId: alarm.id, by: bob.userId });
    expect((await press(bob, path)).status).toBe(410);
    await later(10);
    expect(await deliveries(alarm)).toHaveLength(1);
  });

  test('that went to a member acts for them, signed in or not', async () => {
    const alarm = raise();
    const { workspaceId, services } = tower;
    const asked = { workspaceId, alarmId: alarm.id, memberId: ann.userId };
    const path = `/acknowledge?token=${linkToken(signingSecret(services.config), asked, clock.now())}`;
    expect((await visit(path)).status).toBe(200);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const pressed = await fetch(new URL(path, tower.address), { method: 'POST', headers: form, body: '' });
    expect(pressed.status).toBe(200);
    expect(alarms.acknowledged.at(-1)).toEqual({ alarmId: alarm.id, by: ann.userId });
  });

  test('of a foreign hand, or too old, is refused', async () => {
    const subject = await ladderFor('old', [step({ to: [{ member: ann.userId }], channels: [robotId] })]);
    await page({ subject });
    const path = linkOf();
    const cut = path.slice(0, -2);
    expect((await visit(cut, 'POST')).status).toBe(410);
    clock.forward(13 * 60 * MINUTE);
    expect((await visit(path)).status).toBe(410);
    expect((await visit(path, 'POST')).status).toBe(410);
  });
});
