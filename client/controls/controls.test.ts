import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from '../../server/testing/caller.ts';
import { startWorld, type World } from '../../server/testing/world.ts';
import { Controls, type ControlsOptions } from './controls.ts';
import { fileStorage } from './file-storage.ts';
import { type CuttableLine, cuttableLine } from './testing/cuttable-line.ts';
import { type ManualTimers, manualTimers } from './testing/manual-timers.ts';

// A point that runs, a true server behind a line that can be cut, and a clock that both share.

const MINUTE = 60_000;
let world: World;
let owner: Caller;
let line: CuttableLine;
let key: string;
let timers: ManualTimers;
let folder: string;
const opened: Controls[] = [];

beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
  line = await cuttableLine(world.address);
  const made = await owner.post<{ secret: string }>('/api/v1/keys', { name: 'shop', scopes: ['enforce'] });
  key = made.body.secret;
  timers = manualTimers({ now: () => world.clock.now().getTime(), forward: (ms) => world.clock.forward(ms) });
  folder = mkdtempSync(join(tmpdir(), 'gongjian-point-'));
});
afterEach(async () => {
  line.mend();
  for (const controls of opened.splice(0)) await controls.close();
});
afterAll(async () => {
  await line.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

const open = (over: Partial<ControlsOptions> = {}): Controls => {
  const controls = new Controls({ baseUrl: line.address, key, point: 'checkout', timers, ...over });
  opened.push(controls);
  return controls;
};
const deploy = async (product: string, ttlMinutes = 60) => {
  const { body, status } = await owner.post<{ id: string; version: number; revision: number }>(
    '/api/v1/controls',
    {
      scope: { product: [product] },
      action: { type: 'pause-offer' },
      ttlMinutes,
      reason: 'too many complaints',
    },
  );
  expect(status).toBe(201);
  return body;
};
const takeBack = (control: { id: string; version: number }) =>
  owner.post(`/api/v1/controls/${control.id}/take-back`, { version: control.version, reason: 'over' });
const pausedOf = (controls: Controls, product: string) => controls.check({ product }).map(({ id }) => id);
const read = async (id: string) =>
  (
    await owner.get<{ enforced: number; points: number; enforcedAt: string | null; hits: number }>(
      `/api/v1/controls/${id}`,
    )
  ).body;

test('a control reaches the point, is acknowledged, hit, and gone when it is taken back', async () => {
  const controls = open();
  await controls.ready;
  const roam = await deploy('roam');
  await vi.waitFor(() => expect(pausedOf(controls, 'roam')).toEqual([roam.id]), { timeout: 5_000 });
  expect(controls.stale).toBe(false);
  await vi.waitFor(async () => expect(await read(roam.id)).toMatchObject({ enforced: 1, points: 1 }));
  expect((await read(roam.id)).enforcedAt).not.toBeNull();
  controls.check({ product: 'roam' });
  timers.forward(5_000);
  await vi.waitFor(async () => expect((await read(roam.id)).hits).toBeGreaterThanOrEqual(2));
  const version = (await owner.get<{ version: number }>(`/api/v1/controls/${roam.id}`)).body.version;
  expect((await takeBack({ id: roam.id, version })).status).toBe(200);
  await vi.waitFor(() => expect(pausedOf(controls, 'roam')).toEqual([]));
});

test('cut off for ten minutes: what is known stays, expires by itself, is flagged, and is caught up', async () => {
  const controls = open();
  await controls.ready;
  const long = await deploy('long');
  await deploy('short', 5);
  const ended = await deploy('ended');
  await vi.waitFor(() => expect(controls.revision).toBe(ended.revision));
  const said: string[] = [];
  controls.on('stale', () => said.push('stale'));
  controls.on('fresh', () => said.push('fresh'));
  const failed = new Promise<void>((resolve) => controls.on('error', () => resolve()));
  line.cut();
  await failed;
  expect((await takeBack(ended)).status).toBe(200);
  const missed = await deploy('missed');

  timers.forward(10 * MINUTE);
  expect(controls.stale).toBe(true);
  expect(said).toEqual(['stale']);
  expect(pausedOf(controls, 'long')).toEqual([long.id]);
  // Nobody could tell the point that it was taken back; but what expires needs no telling.
  expect(pausedOf(controls, 'ended')).toEqual([ended.id]);
  expect(pausedOf(controls, 'short')).toEqual([]);
  expect(pausedOf(controls, 'missed')).toEqual([]);
  const stale = await owner.get<{ items: { live: boolean }[] }>('/api/v1/enforcement/points');
  expect(stale.body.items.every(({ live }) => !live)).toBe(true);

  line.mend();
  await vi.waitFor(
    () => {
      timers.forward(1_000);
      expect(controls.stale).toBe(false);
      expect(pausedOf(controls, 'missed')).toEqual([missed.id]);
    },
    { timeout: 10_000, interval: 50 },
  );
  expect(pausedOf(controls, 'ended')).toEqual([]);
  expect(pausedOf(controls, 'long')).toEqual([long.id]);
  expect(pausedOf(controls, 'short')).toEqual([]);
  expect(said).toEqual(['stale', 'fresh']);
  // The hits of the cut-off minutes come in, each once.
  await vi.waitFor(
    async () => {
      timers.forward(5_000);
      expect(controls.pendingHits).toBe(0);
      expect((await read(ended.id)).hits).toBeGreaterThanOrEqual(1);
    },
    { timeout: 10_000, interval: 100 },
  );
  expect((await read(missed.id)).enforced).toBe(1);
});

test('a point that starts while the server is gone begins with what was kept, flagged as stale', async () => {
  const storage = fileStorage(join(folder, 'checkout.json'));
  const before = open({ storage });
  const kept = await deploy('kept');
  await vi.waitFor(() => expect(pausedOf(before, 'kept')).toEqual([kept.id]), { timeout: 5_000 });
  await before.close();
  line.cut();
  const after = open({ storage });
  await after.ready;
  expect(pausedOf(after, 'kept')).toEqual([kept.id]);
  expect(after.snapshot()).toMatchObject({ stale: true, revision: before.revision });
});

test('a point that leaves is no longer waited for', async () => {
  const [stays, leaves] = [open(), open()];
  await Promise.all([stays.ready, leaves.ready]);
  await vi.waitFor(async () => expect(await livePoints()).toBe(2), { timeout: 5_000 });
  await leaves.close();
  await vi.waitFor(async () => expect(await livePoints()).toBe(1));
});
const livePoints = async () =>
  (await owner.get<{ items: { live: boolean }[] }>('/api/v1/enforcement/points')).body.items.filter(
    ({ live }) => live,
  ).length;

test('a key that may not enforce is said to be refused, and tried again', async () => {
  const { body } = await owner.post<{ secret: string }>('/api/v1/keys', { name: 'reader', scopes: ['read'] });
  const controls = open({ key: body.secret });
  const error = await new Promise<Error>((resolve) => controls.on('error', resolve));
  expect(error).toMatchObject({ status: 403 });
  expect(controls.stale).toBe(true);
});
