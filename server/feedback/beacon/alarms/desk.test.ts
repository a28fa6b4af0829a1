import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { acknowledgeAlarm } from './acknowledge.ts';
import type { AlarmRow } from './store.ts';
import { alarmSteps, alarms } from './tables.ts';
import { AT, finding, locatedIn, seconds } from './testing/findings.ts';
import { openTestHouse, type TestHouse } from './testing/house.ts';

let place: TestHouse;
let workspaceId: string;
beforeAll(async () => {
  place = await openTestHouse();
});
afterAll(() => place.close());
beforeEach(() => {
  workspaceId = place.workspace();
  place.clock.set(AT);
  place.asked.length = 0;
  place.events.length = 0;
});

const raise = (wish: Parameters<typeof finding>[0] = {}) =>
  place.desk.raise(finding({ workspaceId, ...wish }));
const read = async (id: string): Promise<AlarmRow> => {
  const [row] = await place.database.queries
    .select()
    .from(alarms)
    .where(and(eq(alarms.workspaceId, workspaceId), eq(alarms.id, id)));
  return row!;
};
const stepsOf = async (id: string) => {
  const rows = await place.database.queries
    .select()
    .from(alarmSteps)
    .where(eq(alarmSteps.alarmId, id))
    .orderBy(alarmSteps.id);
  return rows.map(({ action }) => action);
};
const attribute = (attribute: string, value: string) => ({ type: 'attribute', attribute, value }) as const;

describe('raising', () => {
  test('a first alarm is new; the same series and direction takes the next reading in', async () => {
    const seriesId = newId();
    const first = await raise({ seriesId });
    expect(first).toMatchObject({
      type: 'new',
      alarm: { number: 1, state: 'raised', peakRate: 40, version: 1 },
    });
    const again = await raise({ seriesId, rate: 60, at: seconds(10) });
    expect(again).toMatchObject({
      type: 'again',
      alarm: { id: first.alarm.id, peakRate: 60, agains: 1, version: 1 },
    });
    expect(await read(first.alarm.id)).toMatchObject({ rate: 60, seenAt: seconds(10), version: 1 });
    expect(await stepsOf(first.alarm.id)).toEqual(['raise']);
    const fall = await raise({ seriesId, direction: 'down', at: seconds(600) });
    expect(fall).toMatchObject({ type: 'new', alarm: { number: 2 } });
    expect(place.events.map(({ data }) => data)).toMatchObject([{ action: 'raise' }, { action: 'raise' }]);
  });

  test('raised ten times at once, it burns once', async () => {
    const seriesId = newId();
    const all = await Promise.all(Array.from({ length: 10 }, () => raise({ seriesId })));
    expect(all.map(({ type }) => type).sort()).toEqual([...Array(9).fill('again'), 'new']);
    expect(new Set(all.map(({ alarm }) => alarm.id)).size).toBe(1);
  });

  test('A6: what grows graver is paged again, once', async () => {
    const seriesId = newId();
    const { alarm } = await raise({ seriesId, severity: 'minor' });
    await raise({ seriesId, severity: 'critical', at: seconds(20) });
    await raise({ seriesId, severity: 'critical', at: seconds(30) });
    expect(place.asked.map(([what, row]) => [what, row.id, row.severity])).toEqual([
      ['wake', alarm.id, 'critical'],
    ]);
    expect(await stepsOf(alarm.id)).toEqual(['raise', 'again']);
  });

  test('G3: what is about the same pain follows it; another pain pages for itself', async () => {
    const painId = newId();
    const head = await raise({ subject: { type: 'pain', painId } });
    const kin = await raise({ subject: { type: 'pain', painId }, direction: 'down', at: seconds(30) });
    expect(kin).toMatchObject({
      type: 'grouped',
      alarm: { parentId: head.alarm.id, bond: 'grouped', painId },
    });
    expect(await raise({ subject: { type: 'pain', painId: newId() }, at: seconds(31) })).toMatchObject({
      type: 'new',
    });
    const late = await raise({ subject: { type: 'pain', painId }, at: seconds(3_600) });
    expect(late).toMatchObject({ type: 'new' });
  });

  test('G3: a member that is graver than all that was paged is paged all the same, the next is not', async () => {
    const first = await raise({ subject: { type: 'workspace' }, severity: 'minor' });
    const graver = await raise({
      subject: attribute('product', '支付'),
      severity: 'critical',
      at: seconds(5),
    });
    expect(graver).toMatchObject({ type: 'new', alarm: { parentId: first.alarm.id } });
    const next = await raise({ subject: attribute('product', '物流'), severity: 'critical', at: seconds(6) });
    expect(next).toMatchObject({ type: 'grouped' });
    expect(await read(first.alarm.id)).toMatchObject({ severity: 'minor', gravest: 'critical' });
  });

  test('G2: inside what an open alarm was located to, a child is inhibited as long as that burns', async () => {
    const parent = await raise({ subject: { type: 'workspace' } });
    await place.desk.located(parent.alarm, { ...locatedIn({ product: ['支付'] }), at: seconds(1) });
    const child = await raise({ subject: attribute('product', '支付'), at: seconds(1_200) });
    expect(child).toMatchObject({
      type: 'inhibited',
      alarm: { parentId: parent.alarm.id, bond: 'inhibited' },
    });
    const outside = await raise({ subject: attribute('product', '物流'), at: seconds(1_200) });
    expect(outside).toMatchObject({ type: 'new' });
    const falls = await raise({
      subject: attribute('product', '支付'),
      direction: 'down',
      at: seconds(1_300),
    });
    expect(falls).toMatchObject({ type: 'new' });
  });

  test('G1: a drill and the real thing are no kin, though they burn in the same series', async () => {
    const seriesId = newId();
    const drill = await raise({ seriesId, drillId: newId(), subject: { type: 'workspace' } });
    const real = await raise({ seriesId, subject: { type: 'workspace' }, at: seconds(5) });
    expect([drill.type, real.type]).toEqual(['new', 'new']);
  });

  test('G4: the sixth of a minute follows the first, whatever it is about', async () => {
    const types: string[] = [];
    for (let n = 0; n < 8; n += 1) types.push((await raise({ at: seconds(n) })).type);
    expect(types).toEqual([...Array(5).fill('new'), 'grouped', 'grouped', 'grouped']);
    expect((await raise({ at: seconds(600) })).type).toBe('new');
  });

  test('another workspace burns on its own', async () => {
    const seriesId = newId();
    await raise({ seriesId });
    const other = await place.desk.raise(finding({ workspaceId: newId(), seriesId }));
    expect(other).toMatchObject({ type: 'new', alarm: { number: 1 } });
  });
});

describe('locating', () => {
  test('page first, group after: located to where an older alarm burns, it joins and stops calling', async () => {
    const older = await raise({ subject: attribute('product', '支付') });
    const younger = await raise({ subject: { type: 'pain', painId: newId() }, at: seconds(4) });
    expect(younger.type).toBe('new');
    await place.desk.located(younger.alarm, { ...locatedIn({ product: ['支付'] }), at: seconds(5) });
    expect(await read(younger.alarm.id)).toMatchObject({ parentId: older.alarm.id, locatedAt: seconds(5) });
    expect(place.asked.map(([what, row, why]) => [what, row.id, why])).toEqual([
      ['stop', younger.alarm.id, 'grouped'],
    ]);
  });

  test('what the house adds makes nobody’s click stale; what leads to another state does', async () => {
    const { alarm } = await raise();
    await place.desk.located(alarm, { ...locatedIn(), at: seconds(1) });
    await place.desk.deployed(workspaceId, alarm.id, seconds(2));
    expect(await read(alarm.id)).toMatchObject({ version: 1 });
    await place.desk.enforced(workspaceId, alarm.id, seconds(3));
    expect(await read(alarm.id)).toMatchObject({ version: 2, state: 'contained' });
  });

  test('what somebody has in hand stays where it is', async () => {
    await raise({ subject: attribute('product', '支付') });
    const { alarm } = await raise({ subject: { type: 'pain', painId: newId() }, at: seconds(4) });
    await place.database.queries.update(alarms).set({ state: 'acknowledged' }).where(eq(alarms.id, alarm.id));
    await place.desk.located(alarm, { ...locatedIn({ product: ['支付'] }), at: seconds(5) });
    expect(await read(alarm.id)).toMatchObject({ parentId: null, locatedAt: seconds(5) });
  });
});

describe('what a restart resumes', () => {
  test('not located, or located and no playbook considered; neither members nor closed ones', async () => {
    const { alarm } = await raise({ subject: { type: 'workspace' } });
    await raise({ subject: attribute('product', '支付'), at: seconds(1) });
    const waiting = async () => (await place.desk.unfinished(workspaceId)).map(({ id }) => id);
    expect(await waiting()).toEqual([alarm.id]);
    await place.desk.located(alarm, { ...locatedIn(), at: seconds(2) });
    expect(await waiting()).toEqual([alarm.id]);
    await place.desk.considered(workspaceId, alarm.id);
    expect(await waiting()).toEqual([]);
  });
});

describe('controls', () => {
  test('deployed, enforced everywhere: contained, though nobody acknowledged it', async () => {
    const { alarm } = await raise();
    place.clock.set(seconds(3));
    await place.desk.deployed(workspaceId, alarm.id, seconds(1));
    await place.desk.enforced(workspaceId, alarm.id, seconds(2));
    expect(await read(alarm.id)).toMatchObject({
      state: 'contained',
      deployedAt: seconds(1),
      enforcedAt: seconds(2),
      containedAt: seconds(2),
      acknowledgedAt: null,
    });
    expect(await stepsOf(alarm.id)).toEqual(['raise', 'deploy', 'enforce', 'contain']);
  });

  test('enforced where one point is still without it: not contained', async () => {
    const controls = async (_: string, [id]: readonly string[]) =>
      new Map([[id!, { active: 2, enforced: 11, points: 12 }]]);
    vi.spyOn(place.house.ports, 'controls').mockImplementationOnce(controls);
    const { alarm } = await raise();
    await place.desk.enforced(workspaceId, alarm.id, seconds(2));
    expect(await read(alarm.id)).toMatchObject({
      state: 'raised',
      enforcedAt: seconds(2),
      containedAt: null,
    });
  });
});

test('a person and the watch at once: neither loses what the other wrote', async () => {
  const { alarm } = await raise({ subject: { type: 'workspace' }, severity: 'minor' });
  const call = { workspaceId, actor: { kind: 'member', id: 'zhang', name: '张' } as const, now: seconds(5) };
  const person = acknowledgeAlarm(place.house, call, { id: alarm.id, role: 'member' });
  const watch = Array.from({ length: 20 }, (_, n) =>
    raise({
      subject: attribute('product', `p${n}`),
      severity: n === 7 ? 'critical' : 'minor',
      at: seconds(2),
    }),
  );
  const follow = place.desk.follow(workspaceId, [
    { alarmId: alarm.id, at: seconds(6), rate: 90, expected: 4, quiet: false },
  ]);
  await Promise.all([person, ...watch, follow]);
  expect(await read(alarm.id)).toMatchObject({
    state: 'acknowledged',
    ownerId: 'zhang',
    gravest: 'critical',
    severity: 'minor',
    rate: 90,
  });
});
