import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { plantingDesk } from '../../../testing/plant-alarm.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { locatedIn } from './testing/findings.ts';
import type { AlarmView } from './view.ts';

type Whole = AlarmView & {
  steps: { action: string; note: string | null; actor: { name: string } }[];
  memberAlarms: AlarmView[];
  voices: { text: string }[];
  pain: { id: string } | null;
};
type Problem = { code: string; detail: string };

let world: World;
let desk: ReturnType<typeof plantingDesk>;
let member: Caller;
let manager: Caller;
beforeAll(async () => {
  world = await startWorld();
  desk = plantingDesk(world);
  member = await world.as('member');
  manager = await world.as('manager');
});
afterAll(() => world.close());
// Half an hour between two tests: nothing of one is kin to anything of the next.
beforeEach(() => {
  world.clock.forward(30 * 60_000);
});

const act = <T = AlarmView & Problem>(
  who: Caller,
  alarm: { id: string; version: number },
  action: string,
  body: object = {},
) => who.post<T>(`/api/v1/alarms/${alarm.id}/${action}`, { version: alarm.version, ...body });
const read = async (id: string, who = member) => (await who.get<Whole>(`/api/v1/alarms/${id}`)).body;
const told = async (who: Caller, id: string) => {
  const { rows } = await world.services.database.pool.query(
    'select kind from notifications where member_id = $1 and thing_id = $2 order by id',
    [who.userId, id],
  );
  return rows.map((row) => row.kind as string);
};
const queued = async (who: Caller, kind: string) =>
  (await who.get<{ items: { kind: string; thingId: string }[] }>('/api/v1/queue')).body.items
    .filter((item) => item.kind === kind)
    .map(({ thingId }) => thingId);

describe('the life of an alarm', () => {
  test('raised, acknowledged, noted, contained, cleared, reviewed: every step with who and why', async () => {
    const { alarm } = await desk.plant({ title: '退款三天没到账' });
    expect(await queued(manager, 'alarm.acknowledge')).toEqual([alarm.id]);
    expect(await queued(member, 'alarm.acknowledge')).toEqual([]);
    const heard = await act(member, alarm, 'acknowledge');
    expect(heard).toMatchObject({
      status: 200,
      body: { state: 'acknowledged', owner: { id: member.userId }, version: 2 },
    });
    expect(await queued(manager, 'alarm.acknowledge')).toEqual([]);
    const noted = await act(manager, heard.body, 'note', { note: '银行在修' });
    expect(await told(member, alarm.id)).toEqual(['alarm.note']);
    const contained = await act(member, noted.body, 'contain', { reason: '已停售' });
    expect(contained.body).toMatchObject({ state: 'contained', reason: '已停售' });
    const cleared = await act(member, contained.body, 'clear');
    expect(cleared.body).toMatchObject({
      state: 'cleared',
      possible: ['false', 'right', 'reopen', 'note', 'review'],
    });
    expect(await queued(member, 'alarm.review')).toEqual([alarm.id]);
    const whole = await read(alarm.id);
    expect(whole.steps.map(({ action }) => action)).toEqual([
      'raise',
      'acknowledge',
      'note',
      'contain',
      'clear',
    ]);
    expect(whole.steps[3]).toMatchObject({ note: '已停售' });
    expect(whole.times).toMatchObject({
      acknowledgedAt: world.clock.now().toISOString(),
      containedAt: world.clock.now().toISOString(),
      locatedAt: null,
    });
  });

  test('a stale version is refused, and so is what does not fit the state', async () => {
    const { alarm } = await desk.plant();
    await act(member, alarm, 'acknowledge');
    expect(await act(manager, alarm, 'clear')).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    expect(await act(manager, { ...alarm, version: 2 }, 'reopen', { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'action.impossible' },
    });
  });

  test('handed over, the other is told at once; to nobody of ours it is refused', async () => {
    const { alarm } = await desk.plant();
    const handed = await act(member, alarm, 'hand-over', { memberId: manager.userId, reason: '你更熟' });
    expect(handed.body).toMatchObject({ owner: { id: manager.userId }, state: 'acknowledged' });
    expect(await told(manager, alarm.id)).toEqual(['alarm.handOver']);
    const wrong = await act(member, handed.body, 'hand-over', { memberId: 'nobody', reason: 'x' });
    expect(wrong).toMatchObject({ status: 404, body: { code: 'thing.unknown' } });
  });

  test('false, then opened again; refused where the same series burns anew', async () => {
    const seriesId = newId();
    const { alarm } = await desk.plant({ seriesId });
    const wrong = await act(member, alarm, 'false', { reason: '压测' });
    expect(wrong.body).toMatchObject({ state: 'false', falsePositive: true, reason: '压测' });
    const again = await act(member, wrong.body, 'reopen', { reason: '不是压测' });
    expect(again.body).toMatchObject({ state: 'acknowledged', falsePositive: false });
    const closed = await act(member, again.body, 'clear');
    expect((await desk.plant({ seriesId })).type).toBe('new');
    expect(await act(member, closed.body, 'reopen', { reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'action.impossible' },
    });
  });

  test('a guest reads, and does nothing', async () => {
    const { alarm } = await desk.plant();
    const guest = await world.as('guest');
    expect((await read(alarm.id, guest)).possible).toEqual([]);
    expect(await act(guest, alarm, 'acknowledge')).toMatchObject({
      status: 403,
      body: { code: 'access.role' },
    });
  });
});

describe('lists', () => {
  test('open or closed, by severity, drills apart; members stand under their head', async () => {
    const head = await desk.plant({ subject: { type: 'workspace' }, severity: 'critical' });
    const inner = await desk.plant({ subject: { type: 'attribute', attribute: 'product', value: '支付' } });
    const drill = await desk.plant({ drillId: newId() });
    expect(inner.type).toBe('grouped');
    const ids = async (query: string) =>
      (await member.get<{ items: AlarmView[] }>(`/api/v1/alarms?limit=200&${query}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await ids('open=true&drill=false')).toContain(head.alarm.id);
    expect(await ids('open=true')).not.toContain(inner.alarm.id);
    expect(await ids('members=true')).toContain(inner.alarm.id);
    expect(await ids('drill=true')).toEqual([drill.alarm.id]);
    expect(await ids('severity=critical&open=true')).toEqual([head.alarm.id]);
    expect(await ids('open=false')).not.toContain(head.alarm.id);
    const whole = await read(head.alarm.id);
    expect(whole).toMatchObject({ members: 1, memberAlarms: [{ id: inner.alarm.id, bond: 'grouped' }] });
  });

  test('page by page, newest first', async () => {
    type Page = { items: AlarmView[]; next: number | null };
    const all = (await member.get<Page>('/api/v1/alarms?limit=200')).body.items.map(({ number }) => number);
    const first = (await member.get<Page>('/api/v1/alarms?limit=2')).body;
    const second = (await member.get<Page>(`/api/v1/alarms?limit=2&after=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(all.slice(0, 4));
  });
});

test('the voices behind an alarm: within its cause and its time, newest first; none for a drill', async () => {
  const now = world.clock.now().getTime();
  const voice = (product: string, ago: number) => ({
    text: `${product} 退款失败 ${ago}`,
    occurredAt: new Date(now - ago * 1_000).toISOString(),
    source: 'test',
    externalId: newId(),
    attributes: { product },
  });
  await member.post('/api/v1/voices', {
    voices: [voice('支付', 5), voice('支付', 2), voice('物流', 3), voice('支付', 9_000)],
  });
  const { alarm } = await desk.plant({ subject: { type: 'workspace' } });
  await desk.located(alarm, { ...locatedIn({ product: ['支付'] }), at: world.clock.now() });
  const whole = await read(alarm.id);
  expect(whole.voices.map(({ text }) => text)).toEqual(['支付 退款失败 2', '支付 退款失败 5']);
  expect(whole.cause?.causes).toMatchObject([{ scope: { product: ['支付'] }, share: 0.9 }]);
  const drill = await desk.plant({ subject: { type: 'workspace' }, drillId: newId() });
  expect((await read(drill.alarm.id)).voices).toEqual([]);
});

describe('silences', () => {
  const silence = (over: object = {}) =>
    member.post<{ id: string; active: boolean } & Problem>('/api/v1/silences', {
      kind: 'silence',
      scope: { product: ['直播'] },
      startsAt: world.clock.now().toISOString(),
      endsAt: new Date(world.clock.now().getTime() + 600_000).toISOString(),
      reason: '压测',
      ...over,
    });
  const live = { type: 'attribute', attribute: 'product', value: '直播' } as const;

  test('what burns already is silenced, what comes is kept and silenced; both wake when it is ended', async () => {
    const before = await desk.plant({ subject: live });
    const made = await silence();
    expect(made).toMatchObject({ status: 201, body: { active: true } });
    expect(await read(before.alarm.id)).toMatchObject({ silenceId: made.body.id, state: 'raised' });
    world.clock.forward(301_000);
    const during = await desk.plant({ subject: live, direction: 'down' });
    expect(during).toMatchObject({ type: 'silenced', alarm: { silenceId: made.body.id } });
    const other = await desk.plant({ subject: { ...live, value: '图书' } });
    expect(other.type).toBe('new');
    expect(await queued(manager, 'alarm.acknowledge')).not.toContain(during.alarm.id);
    const ended = await member.post(`/api/v1/silences/${made.body.id}/end`, undefined);
    expect(ended.status).toBe(200);
    for (const { alarm } of [before, during]) {
      const woken = await read(alarm.id);
      expect(woken.silenceId).toBeNull();
      expect(woken.steps.map(({ action }) => action)).toContain('wake');
    }
    expect(await queued(manager, 'alarm.acknowledge')).toContain(during.alarm.id);
    expect((await member.post(`/api/v1/silences/${made.body.id}/end`, undefined)).status).toBe(409);
  });

  test('a maintenance window begins and ends by the clock', async () => {
    const in5 = new Date(world.clock.now().getTime() + 300_000).toISOString();
    const made = await silence({ kind: 'maintenance', seriesCode: 'orders', scope: {}, startsAt: in5 });
    const burning = await desk.plant({ code: 'orders' });
    expect(burning.type).toBe('new');
    world.clock.forward(300_000);
    await world.services.jobs.runNow('beacon.silences');
    expect(await read(burning.alarm.id)).toMatchObject({ silenceId: made.body.id });
    world.clock.forward(301_000);
    await world.services.jobs.runNow('beacon.silences');
    expect(await read(burning.alarm.id)).toMatchObject({ silenceId: null });
    const listed = await member.get<{ items: { id: string; active: boolean }[] }>('/api/v1/silences');
    expect(listed.body.items[0]).toMatchObject({ id: made.body.id, active: false });
  });

  test.each([
    ['that is over already', { endsAt: '2020-01-01T00:00:00Z' }],
    ['that ends before it begins', { startsAt: '2027-01-01T00:00:00Z' }],
    ['for a year', { endsAt: '2028-01-01T00:00:00Z' }],
    ['without a reason', { reason: ' ' }],
  ])('one %s is refused', async (_, over) => {
    expect(await silence(over)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});

test('the tower: what burns, the gravest first; what waits; no drill is counted', async () => {
  type Tower = {
    burning: AlarmView[];
    waiting: { unacknowledged: number; toReview: number };
    month: { alarms: number; falseShare: number };
  };
  const tower = async () => (await member.get<Tower>('/api/v1/beacon')).body;
  const before = await tower();
  const { alarm } = await desk.plant({ severity: 'critical' });
  await desk.plant({ drillId: newId() });
  const after = await tower();
  expect(after.waiting.unacknowledged).toBe(before.waiting.unacknowledged + 1);
  expect(after.month.alarms).toBe(before.month.alarms + 1);
  expect(after.burning.map(({ severity }) => severity)).toEqual(
    after.burning.map(({ severity }) => severity).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
  );
  expect(after.burning[0]!.id).toBe(alarm.id);
});
const ORDER = ['critical', 'major', 'minor'];
