import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { controlHouse } from '../controls/testing/house.ts';
import { considerPlaybooks } from './consider.ts';
import type { Burning } from './playbook.ts';

const MINUTE = 60_000;
let world: World;
let manager: Caller;
let house: ReturnType<typeof controlHouse>;
beforeAll(async () => {
  world = await startWorld();
  manager = await world.as('manager');
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.forward(2 * 24 * 60 * MINUTE);
  house = controlHouse(world);
  await world.services.jobs.runNow('controls.expire');
  const { items } = (await manager.get<{ items: { id: string }[] }>('/api/v1/playbooks')).body;
  for (const { id } of items) await manager.delete(`/api/v1/playbooks/${id}`);
});

const alarm = (over: Partial<Burning> = {}): Burning => ({
  workspaceId: world.workspaceId,
  id: newId(),
  number: 1,
  title: 'roam is up',
  severity: 'major',
  subject: 'attribute',
  lift: 4,
  causes: [{ product: ['roam'] }],
  drillId: null,
  ...over,
});
const add = async (over: object = {}) => {
  const { body, status } = await manager.post<{ id: string; version: number }>('/api/v1/playbooks', {
    name: 'hold refunds',
    enabled: true,
    matches: { subjects: ['attribute'] },
    action: { type: 'hold-refund' },
    ttlMinutes: 60,
    automatic: true,
    cooldownMinutes: 0,
    mostPerDay: 10,
    ...over,
  });
  expect(status).toBe(201);
  return body;
};

test('an automatic one puts its control in force, within the located scope, and says so', async () => {
  const { id } = await add();
  const burning = alarm();
  const [control, ...others] = await considerPlaybooks(house, burning);
  expect(others).toEqual([]);
  expect(control).toMatchObject({
    state: 'active',
    origin: 'playbook',
    playbookId: id,
    scope: { product: ['roam'] },
    byName: 'hold refunds',
  });
  expect(house.told).toContain(`deployed ${burning.id}`);
});

test('B1: however often and from however many servers it is considered, it runs once', async () => {
  await add();
  const burning = alarm();
  const other = controlHouse(world);
  const given = await Promise.all([
    considerPlaybooks(house, burning),
    considerPlaybooks(other, burning),
    considerPlaybooks(house, burning),
  ]);
  const last = await considerPlaybooks(other, burning);
  expect(last).toHaveLength(1);
  expect(new Set(given.flat().map(({ id }) => id))).toEqual(new Set([last[0]!.id]));
});

test('B2: a server that dies after its transaction leaves a control that the next one speaks of', async () => {
  await add();
  const burning = alarm();
  const dying = {
    ...house,
    bus: {
      ...house.bus,
      publish: () => {
        throw new Error('killed');
      },
    },
  };
  await expect(considerPlaybooks(dying, burning)).rejects.toThrow('killed');
  expect(house.told).toEqual([]);
  expect(await considerPlaybooks(house, burning)).toHaveLength(1);
  expect(house.told).toEqual([`deployed ${burning.id}`]);
});

test('B3: a playbook whose control brings the next alarm is bounded, by its rest and by the day', async () => {
  await add({ cooldownMinutes: 10, mostPerDay: 4, ttlMinutes: 1 });
  const ranAt: number[] = [];
  // Each control sets off the next alarm within a minute.
  for (let minute = 0; minute < 90; minute += 1) {
    if ((await considerPlaybooks(house, alarm())).length > 0) ranAt.push(minute);
    world.clock.forward(MINUTE);
  }
  expect(ranAt).toEqual([0, 10, 20, 30]);
  world.clock.forward(24 * 60 * MINUTE);
  expect(await considerPlaybooks(house, alarm())).toHaveLength(1);
});

test('B4: what oversteps the bounds waits for a leader, however it came about', async () => {
  await add({ mostPerDay: 100 });
  const states: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    states.push((await considerPlaybooks(house, alarm()))[0]!.state);
  }
  // Five automatic controls may be active at once.
  expect(states).toEqual(['active', 'active', 'active', 'active', 'active', 'proposed', 'proposed']);
  const everything = (await considerPlaybooks(house, alarm({ causes: [] })))[0]!;
  expect(everything).toMatchObject({
    state: 'proposed',
    waitsFor: 'leader',
    overBounds: ['share', 'active'],
  });
});

test('B4: a one-click playbook waits for a click, and anyone of the staff may give it', async () => {
  await add({ automatic: false });
  const [control] = await considerPlaybooks(house, alarm());
  expect(control).toMatchObject({ state: 'proposed', waitsFor: 'staff' });
  const staff = await world.as('frontline');
  const approved = await staff.post(`/api/v1/controls/${control!.id}/approve`, {
    version: 1,
    reason: 'do it',
  });
  expect(approved.body).toMatchObject({ state: 'active' });
});

test('B5: a drill gets one shadow, with or without a playbook, and spends no run', async () => {
  const burning = alarm({ drillId: newId() });
  const [shadow] = await considerPlaybooks(house, burning);
  expect(shadow).toMatchObject({ drill: true, origin: 'drill', state: 'active', action: { type: 'banner' } });
  expect(await considerPlaybooks(house, burning)).toHaveLength(1);
  await add({ mostPerDay: 1 });
  const [second] = await considerPlaybooks(house, alarm({ drillId: newId(), causes: [] }));
  expect(second).toMatchObject({ drill: true, state: 'active', action: { type: 'hold-refund' } });
  expect((await considerPlaybooks(house, alarm()))[0]).toMatchObject({ drill: false, state: 'active' });
});

test('one that is disabled, or not for this alarm, does nothing; edits need the newest version', async () => {
  const { id, version } = await add({ enabled: false });
  await add({ matches: { subjects: ['pain'] } });
  expect(await considerPlaybooks(house, alarm())).toEqual([]);
  const edit = (body: object) => manager.patch<{ version: number }>(`/api/v1/playbooks/${id}`, body);
  expect((await edit({ version, enabled: true })).body.version).toBe(version + 1);
  expect((await edit({ version, enabled: false })).status).toBe(409);
  expect(await considerPlaybooks(house, alarm())).toHaveLength(1);
});
