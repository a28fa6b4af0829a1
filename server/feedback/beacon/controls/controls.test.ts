import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { plantingDesk } from '../../../testing/plant-alarm.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { ControlView } from './view.ts';

const MINUTE = 60_000;
let world: World;
let staff: Caller;
let manager: Caller;
let leader: Caller;
let owner: Caller;

beforeAll(async () => {
  world = await startWorld();
  staff = await world.as('frontline');
  manager = await world.as('manager');
  leader = await world.as('leader');
  owner = await world.as('owner');
});
afterAll(() => world.close());
beforeEach(() => setPolicy({}));

let policyVersion = 0;
async function setPolicy(over: object): Promise<void> {
  const { body, status } = await leader.put<{ version: number }>('/api/v1/control-policy', {
    mostShare: 0.3,
    mostActive: 5,
    mostPerHour: 10,
    longestTtlMinutes: 240,
    secondEyes: [],
    ...over,
    reason: 'for the test',
    version: policyVersion,
  });
  expect(status).toBe(200);
  policyVersion = body.version;
}

const propose = (who: Caller, over: object = {}) =>
  who.post<ControlView & { code: string }>('/api/v1/controls', {
    scope: { product: ['roam'] },
    action: { type: 'hold-refund' },
    ttlMinutes: 60,
    reason: 'refunds of roaming go wrong',
    ...over,
  });
const step = (who: Caller, { id, version }: ControlView, name: string, over: object = {}) =>
  who.post<ControlView & { code: string }>(`/api/v1/controls/${id}/${name}`, {
    version,
    reason: 'so it is',
    ...over,
  });
const read = async (id: string) =>
  (await staff.get<ControlView & { steps: { action: string }[] }>(`/api/v1/controls/${id}`)).body;
const audited = async (id: string) => {
  const { rows } = await world.services.database.pool.query<{ action: string }>(
    'select action from audit_entries where thing_id = $1 order by id',
    [id],
  );
  return rows.map(({ action }) => action);
};

test('by hand: numbered, in force at once, taken back at once; every step is recorded', async () => {
  const { body: control, status } = await propose(staff);
  expect(status).toBe(201);
  expect(control).toMatchObject({
    state: 'active',
    origin: 'hand',
    waitsFor: null,
    by: { id: staff.userId },
  });
  expect(control.possible).toContain('takeBack');
  const next = await propose(staff);
  expect(next.body.number).toBe(control.number + 1);
  expect(next.body.revision).toBe(control.revision! + 1);
  const over = await step(staff, control, 'take-back');
  expect(over.body).toMatchObject({
    state: 'takenBack',
    endReason: 'so it is',
    revision: control.revision! + 2,
  });
  expect((await step(staff, over.body, 'extend', { ttlMinutes: 5 })).body.code).toBe('action.impossible');
  expect((await read(control.id)).steps.map(({ action }) => action)).toEqual(['propose', 'takeBack']);
  expect(await audited(control.id)).toEqual(['control.deployed', 'control.takeBack']);
  const active = await staff.get<{ items: ControlView[] }>('/api/v1/controls?active=true');
  expect(active.body.items.map(({ id }) => id)).toContain(next.body.id);
  expect(active.body.items.map(({ id }) => id)).not.toContain(control.id);
});

test('a stale version is refused; what the machine notes is no new version', async () => {
  const { body: control } = await propose(staff);
  const extended = await step(staff, control, 'extend', { ttlMinutes: 90 });
  expect(extended.body.version).toBe(control.version + 1);
  expect((await step(staff, control, 'take-back')).body.code).toBe('thing.stale');
});

describe('a second pair of eyes', () => {
  test('another member approves, and not the one who proposed', async () => {
    await setPolicy({ secondEyes: ['hold-refund'] });
    const { body: control } = await propose(manager);
    expect(control).toMatchObject({ state: 'proposed', waitsFor: 'manager', revision: null });
    expect((await step(manager, control, 'approve')).body.code).toBe('access.role');
    expect((await step(staff, control, 'approve')).body.code).toBe('access.role');
    const approved = await step(leader, control, 'approve');
    expect(approved.body).toMatchObject({ state: 'active', waitsFor: null });
    expect((await propose(manager, { action: { type: 'pause-offer' } })).body.state).toBe('active');
  });

  test('what oversteps the bounds waits for a leader, unless a leader put it in force', async () => {
    const { body: control } = await propose(staff, { scope: {}, action: { type: 'pause-offer' } });
    expect(control).toMatchObject({ state: 'proposed', waitsFor: 'leader', overBounds: ['share'] });
    expect((await step(manager, control, 'approve')).body.code).toBe('access.role');
    expect((await step(owner, control, 'refuse')).body).toMatchObject({ state: 'refused' });
    const own = await propose(leader, { ttlMinutes: 1_000 });
    expect(own.body).toMatchObject({ state: 'active', overBounds: ['ttl'] });
  });

  test('the bounds are a leader’s to set', async () => {
    const policy = await staff.get<object>('/api/v1/control-policy');
    const { status } = await manager.put('/api/v1/control-policy', { ...policy.body, reason: 'x' });
    expect(status).toBe(403);
    const stale = await leader.put<{ code: string }>('/api/v1/control-policy', {
      ...policy.body,
      reason: 'x',
      version: 0,
    });
    expect(stale.body.code).toBe('thing.stale');
  });
});

test('two at the same moment take their numbers and revisions one after the other', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => propose(staff)));
  const unique = (of: (control: ControlView) => unknown) => new Set(made.map(({ body }) => of(body))).size;
  expect(unique(({ number }) => number)).toBe(8);
  expect(unique(({ revision }) => revision)).toBe(8);
});

test('it expires by itself, and a proposal that nobody answers does too', async () => {
  const { body: short } = await propose(staff, { ttlMinutes: 5 });
  const { body: waiting } = await propose(staff, { scope: {}, ttlMinutes: 5 });
  world.clock.forward(5 * MINUTE);
  await world.services.jobs.runNow('controls.expire');
  expect((await read(short.id)).state).toBe('expired');
  expect((await read(waiting.id)).state).toBe('expired');
  expect(await audited(short.id)).toEqual(['control.deployed', 'control.expire']);
});

describe('a control that outlives its alarm', () => {
  test('asks why it stays, also where the end of the alarm was missed, until somebody says so', async () => {
    const desk = plantingDesk(world);
    const { alarm } = await desk.plant({ code: 'outlived' });
    const { body: control } = await propose(staff, { alarmId: alarm.id });
    expect(control).toMatchObject({ origin: 'alarm', outlives: false });
    expect(control.possible).not.toContain('keep');
    const { version } = (await staff.get<{ version: number }>(`/api/v1/alarms/${alarm.id}`)).body;
    const cleared = await staff.post(`/api/v1/alarms/${alarm.id}/clear`, { version, reason: 'over' });
    expect(cleared.status).toBe(200);
    await vi.waitFor(async () => expect((await read(control.id)).outlives).toBe(true), { timeout: 5_000 });
    await world.services.jobs.runNow('controls.outliving');
    const asking = await staff.get<{ items: ControlView[] }>('/api/v1/controls?outliving=true');
    expect(asking.body.items.map(({ id }) => id)).toEqual([control.id]);
    const seen = await read(control.id);
    expect((await step(staff, seen, 'keep', { reason: '' })).status).toBe(400);
    const kept = await step(staff, seen, 'keep', { reason: 'until the fix is live' });
    expect(kept.body).toMatchObject({
      outlives: false,
      keptReason: 'until the fix is live',
      state: 'active',
    });
    await world.services.jobs.runNow('controls.outliving');
    expect((await read(control.id)).outlives).toBe(false);
  });
});

describe('an appeal', () => {
  type Appeal = { id: string; state: string; narrowedTo: object | null; code: string };
  const appeal = (who: Caller, { id }: ControlView) =>
    who.post<Appeal>(`/api/v1/controls/${id}/appeals`, {
      who: 'order 4711',
      words: 'I only changed my address',
    });
  const answer = (who: Caller, { id }: Appeal, body: object) =>
    who.post<Appeal>(`/api/v1/appeals/${id}/answer`, { reason: 'checked', ...body });

  test('comes in through a point’s key or a member, and is refused or taken with a reason', async () => {
    const { body: control } = await propose(staff, { scope: { product: ['a', 'b'] } });
    const point = await world.withKey(['enforce']);
    const [first, second, third] = [
      (await appeal(point, control)).body,
      (await appeal(staff, control)).body,
      (await appeal(staff, control)).body,
    ];
    const open = await staff.get<{ items: Appeal[] }>('/api/v1/appeals?open=true');
    expect(open.body.items.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
    expect((await answer(staff, first, { answer: 'refuse' })).status).toBe(403);
    expect((await answer(manager, first, { answer: 'refuse' })).body.state).toBe('refused');
    expect((await answer(manager, first, { answer: 'refuse' })).body.code).toBe('action.impossible');

    const wider = await answer(manager, second, { answer: 'accept', scope: {} });
    expect(wider.body.code).toBe('request.invalid');
    const narrowed = await answer(manager, second, { answer: 'accept', scope: { product: ['a'] } });
    expect(narrowed.body).toMatchObject({ state: 'accepted', narrowedTo: { product: ['a'] } });
    const narrow = await read(control.id);
    expect(narrow).toMatchObject({ state: 'active', scope: { product: ['a'] } });
    expect(narrow.revision).toBeGreaterThan(control.revision!);

    expect((await answer(manager, third, { answer: 'accept' })).body.state).toBe('accepted');
    expect((await read(control.id)).state).toBe('takenBack');
    expect((await appeal(staff, control)).body.code).toBe('action.impossible');
    expect(await audited(second.id)).toEqual(['appeal.made', 'appeal.accepted']);
  });
});
