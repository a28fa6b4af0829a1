import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../testing/caller.ts';
import { startWorld, type World } from '../../testing/world.ts';
import type { BellView } from './view.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday 2026-11-02, 10:00 in Shanghai: inside working time. */
const MONDAY = new Date('2026-11-02T02:00:00Z');

let world: World;
let ringer: Caller;
let owner: Caller;
let chief: Caller;
let boss: Caller;
let painId: string;

beforeAll(async () => {
  world = await startWorld();
  ringer = await world.as('frontline');
  owner = await world.as('member');
  chief = await world.as('manager');
  boss = await world.as('owner');
  for (let day = 1; day <= 7; day += 1) await speak(new Date(MONDAY.getTime() - day * DAY), 6);
  painId = await onlyPain();
});
afterAll(() => world.close());

/** Customers say the same thing, each in slightly other words. */
async function speak(at: Date, count: number): Promise<string[]> {
  const voices = Array.from({ length: count }, (_, i) => ({
    text: `退款三天了还没到账，到底什么时候退款到账，订单尾号${Math.floor(at.getTime() / DAY) % 1000}${i}`,
    occurredAt: new Date(at.getTime() + i * 60_000 - HOUR).toISOString(),
    source: 'test',
    externalId: newId(),
    channel: '在线客服',
    attributes: { product: '支付' },
    author: { key: newId() },
  }));
  const { body } = await ringer.post<{ results: { id: string }[] }>('/api/v1/voices', { voices });
  const ids = body.results.map(({ id }) => id);
  await vi.waitFor(
    async () => {
      const { rows } = await world.services.database.pool.query(
        'select count(distinct voice_id)::int as heard from points where voice_id = any($1::uuid[])',
        [ids],
      );
      expect(rows[0].heard).toBe(count);
    },
    { timeout: 30_000, interval: 100 },
  );
  return ids;
}

async function onlyPain(): Promise<string> {
  const { rows } = await world.services.database.pool.query(
    'select pain_id from points where workspace_id = $1 and pain_id is not null group by 1 order by count(*) desc',
    [world.workspaceId],
  );
  return rows[0].pain_id;
}

const ring = async (over: object = {}): Promise<BellView> => {
  const { body, status } = await ringer.post<BellView>('/api/v1/bells', {
    painId,
    note: '客户一直在问',
    ownerId: owner.userId,
    ...over,
  });
  expect(status).toBe(201);
  return body;
};
const act = (who: Caller, bell: BellView, action: string, body: object = {}) =>
  who.post<BellView & { code: string; detail: string }>(`/api/v1/bells/${bell.id}/${action}`, {
    version: bell.version,
    ...body,
  });
const read = async (id: string) =>
  (await ringer.get<BellView & { steps: { action: string }[]; voices: object[] }>(`/api/v1/bells/${id}`))
    .body;
const told = async (who: Caller, bell: BellView) => {
  const { rows } = await world.services.database.pool.query(
    'select kind from notifications where member_id = $1 and thing_id = $2 order by id',
    [who.userId, bell.id],
  );
  return rows.map((row) => row.kind as string);
};
const sweep = () => world.services.jobs.runNow('bells.escalate');

describe('ringing', () => {
  test('from a pain to a named owner: a number, a clock in working time, voices, and the owner is told', async () => {
    world.clock.set(MONDAY);
    const bell = await ring();
    expect(bell).toMatchObject({
      state: 'rung',
      painId,
      owner: { id: owner.userId },
      ringer: { id: ringer.userId },
      clock: { running: true, minutesLeft: 30, overdue: false, dueAt: '2026-11-02T02:30:00.000Z' },
      actions: ['withdraw'],
    });
    const whole = await read(bell.id);
    expect(whole.steps).toMatchObject([{ action: 'ring', note: '客户一直在问' }]);
    expect(whole.voices).toHaveLength(5);
    expect(await told(owner, bell)).toEqual(['bell.ring']);
    expect(await told(ringer, bell)).toEqual([]);
  });

  test('from voices, without an owner named: the first rule that fits hears it, and says why', async () => {
    const rule = {
      name: '支付问题',
      matches: { attributes: { product: ['支付'] } },
      ownerId: chief.userId,
      acknowledgeMinutes: 10,
      ladder: [{ memberId: boss.userId, afterMinutes: 5 }],
      calendarId: null,
      enabled: true,
    };
    const made = await chief.post<{ id: string; version: number }>('/api/v1/routing/rules', rule);
    expect(made.status).toBe(201);
    const tried = await ringer.post('/api/v1/routing/try', { painId });
    expect(tried.body).toMatchObject({
      owner: { id: chief.userId },
      rule: { id: made.body.id },
      reasons: [{ part: 'attribute', name: 'product', value: '支付' }],
      acknowledgeMinutes: 10,
    });
    const [voiceId] = await speak(MONDAY, 1);
    const bell = await ring({ painId: undefined, ownerId: undefined, voiceIds: [voiceId] });
    expect(bell).toMatchObject({ owner: { id: chief.userId }, ruleId: made.body.id, painId });
    expect((await chief.delete(`/api/v1/routing/rules/${made.body.id}`)).status).toBe(200);
    const after = await ringer.post('/api/v1/routing/try', { voiceId });
    expect(after.body).toMatchObject({ rule: null, acknowledgeMinutes: 30 });
  });

  test.each([
    ['an unknown pain', { painId: newId() }, 404, 'thing.unknown'],
    ['an unknown voice', { painId: undefined, voiceIds: [newId()] }, 404, 'thing.unknown'],
    ['nothing at all', { painId: undefined }, 400, 'request.invalid'],
    ['an owner who is no member', { ownerId: 'nobody' }, 404, 'thing.unknown'],
    ['an unknown field', { colour: 'red' }, 400, 'request.invalid'],
  ])('%s is refused', async (_, over, status, code) => {
    const answer = await ringer.post('/api/v1/bells', { painId, note: '', ownerId: owner.userId, ...over });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test('bells that are rung at the same moment get different numbers', async () => {
    const bells = await Promise.all(Array.from({ length: 5 }, () => ring()));
    expect(new Set(bells.map(({ number }) => number)).size).toBe(5);
  });
});

describe('the clock', () => {
  test('calls the ladder once for each step that is due, also when it looks late, and stops at the acknowledgement', async () => {
    world.clock.set(MONDAY);
    const rule = {
      name: '无人响应时找老板',
      matches: {},
      ownerId: owner.userId,
      acknowledgeMinutes: 30,
      ladder: [{ memberId: boss.userId, afterMinutes: 0 }],
      calendarId: null,
      enabled: true,
    };
    const { id: ruleId } = (await chief.post<{ id: string }>('/api/v1/routing/rules', rule)).body;
    const bell = await ring({ ownerId: undefined });
    await chief.delete(`/api/v1/routing/rules/${ruleId}`);
    world.clock.forward(29 * 60_000);
    await sweep();
    expect(await read(bell.id)).toMatchObject({ clock: { called: [], overdue: false } });
    world.clock.forward(60 * 60_000);
    await sweep();
    await sweep();
    const late = await read(bell.id);
    expect(late).toMatchObject({
      state: 'rung',
      clock: { called: [{ id: boss.userId }], overdue: true, minutesLeft: -59 },
    });
    expect(late.steps.map(({ action }) => action)).toEqual(['ring', 'escalate']);
    expect(await told(boss, bell)).toEqual(['bell.escalate']);
    const overdue = await boss.get<{ items: BellView[] }>('/api/v1/bells?which=mine&overdue=true');
    expect(overdue.body.items.map(({ id }) => id)).toContain(bell.id);
    const heard = await act(boss, late, 'acknowledge');
    expect(heard).toMatchObject({ status: 200, body: { state: 'acknowledged', clock: { running: false } } });
    world.clock.forward(5 * HOUR);
    await sweep();
    expect((await read(bell.id)).steps.map(({ action }) => action)).toEqual([
      'ring',
      'escalate',
      'acknowledge',
    ]);
  });

  test('an acknowledged bell is never escalated', async () => {
    world.clock.set(MONDAY);
    const bell = await ring();
    await act(owner, bell, 'acknowledge');
    world.clock.forward(2 * DAY);
    await sweep();
    expect((await read(bell.id)).steps.map(({ action }) => action)).toEqual(['ring', 'acknowledge']);
  });

  test('a new owner gets a clock of their own', async () => {
    world.clock.set(MONDAY);
    const bell = await ring();
    world.clock.forward(20 * 60_000);
    const handed = await act(owner, bell, 'hand-over', { ownerId: chief.userId, reason: '支付组的事' });
    expect(handed.body).toMatchObject({
      state: 'rung',
      owner: { id: chief.userId },
      clock: { minutesLeft: 30 },
    });
    expect(await told(chief, bell)).toEqual(['bell.handOver']);
  });
});

describe('who and when', () => {
  test('a bystander may not act, a stale version conflicts, a wrong state is impossible', async () => {
    const bell = await ring();
    expect(await act(ringer, bell, 'acknowledge')).toMatchObject({
      status: 403,
      body: { code: 'access.role' },
    });
    expect((await act(owner, bell, 'acknowledge')).status).toBe(200);
    expect(await act(owner, bell, 'take')).toMatchObject({ status: 409, body: { code: 'thing.stale' } });
    const again = await act(owner, { ...bell, version: 2 }, 'acknowledge');
    expect(again).toMatchObject({ status: 409, body: { code: 'action.impossible' } });
  });

  test('another workspace finds nothing under the id', async () => {
    const bell = await ring();
    const stranger = await world.asStranger('owner');
    expect((await stranger.get(`/api/v1/bells/${bell.id}`)).status).toBe(404);
    expect((await act(stranger, bell, 'acknowledge')).status).toBe(404);
    expect((await stranger.get(`/api/v1/bells/${bell.id}/speakers`)).status).toBe(404);
    expect((await stranger.get<{ items: [] }>('/api/v1/bells')).body.items).toEqual([]);
  });

  test('a refusal needs a reason and reaches the ringer, who may open it again', async () => {
    const bell = await ring();
    expect((await act(owner, bell, 'refuse', { reason: '' })).status).toBe(400);
    const refused = await act(owner, bell, 'refuse', { reason: '银行的规定' });
    expect(refused.body).toMatchObject({ state: 'refused', reason: '银行的规定' });
    expect(await told(ringer, bell)).toEqual(['bell.refuse']);
    const opened = await act(ringer, refused.body, 'reopen', { reason: '别家银行可以' });
    expect(opened.body).toMatchObject({ state: 'reopened', clock: { running: true } });
  });
});

test('verified only with proof: refused with the numbers and the time while it is too early, then by the fall', async () => {
  world.clock.set(MONDAY);
  let bell = (await act(owner, await ring(), 'take')).body;
  bell = (await act(owner, bell, 'change', { change: '退款改为即时到账' })).body;
  expect(bell).toMatchObject({ state: 'changed', changedAt: MONDAY.toISOString() });
  const early = await act(ringer, bell, 'verify');
  expect(early).toMatchObject({ status: 409, body: { code: 'bell.unproven' } });
  expect(early.body.detail).toContain('2026-11-05T02:00:00.000Z');
  world.clock.set(new Date(MONDAY.getTime() + 5 * DAY));
  await speak(new Date(MONDAY.getTime() + 2 * DAY), 2);
  const proof = await ringer.get(`/api/v1/bells/${bell.id}/proof`);
  expect(proof.body).toMatchObject({
    verdict: 'fallen',
    // Six a day; those of the seventh day were said an hour too early, and one of today is counted.
    before: { days: 7, voices: 37 },
    after: { days: 5, voices: 2, from: MONDAY.toISOString() },
  });
  const verified = await act(ringer, bell, 'verify');
  expect(verified.body).toMatchObject({ state: 'verified', proof: { verdict: 'fallen' } });
  expect(await told(owner, bell)).toEqual(['bell.ring', 'bell.verify']);
  expect(await told(ringer, bell)).toEqual(['bell.takeInHand', 'bell.markChanged']);
});

test('the speakers until the change can be exported and marked as told, once', async () => {
  world.clock.set(MONDAY);
  const bell = await ring();
  const file = Buffer.from(await (await owner.raw(`/api/v1/bells/${bell.id}/speakers`, {})).arrayBuffer());
  const csv = file.toString();
  expect(csv).toMatch(
    /^\uFEFFauthorKey,channel,source,externalId,conversation,occurredAt,text,toldAt,voiceId\r\n/,
  );
  const { body } = await owner.get<{ items: { voiceId: string; toldAt: string | null }[] }>(
    `/api/v1/bells/${bell.id}/speakers?format=json`,
  );
  expect(body.items.length).toBeGreaterThanOrEqual(42);
  expect(csv.split('\r\n')).toHaveLength(body.items.length + 2);
  const one = await owner.post(`/api/v1/bells/${bell.id}/told`, { voiceIds: [body.items[0]!.voiceId] });
  expect(one.body).toEqual({ told: 1, of: body.items.length });
  const rest = await owner.post(`/api/v1/bells/${bell.id}/told`, {});
  expect(rest.body).toEqual({ told: body.items.length - 1, of: body.items.length });
});
