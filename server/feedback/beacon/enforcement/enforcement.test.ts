import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verifyMessage } from '../../../platform/webhooks/index.ts';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { ControlView } from '../controls/view.ts';

let world: World;
let owner: Caller;
let point: Caller;
beforeAll(async () => {
  world = await startWorld({ WEBHOOK_PRIVATE_NETWORKS: '127.0.0.0/8' });
  owner = await world.as('owner');
  point = await world.withKey(['enforce']);
});
afterAll(() => world.close());

const deploy = async (product = 'roam', over: object = {}) => {
  const { body, status } = await owner.post<ControlView>('/api/v1/controls', {
    scope: { product: [product] },
    action: { type: 'hold-refund' },
    ttlMinutes: 60,
    reason: 'for the test',
    ...over,
  });
  expect(status).toBe(201);
  return body;
};
const read = async (id: string) => (await owner.get<ControlView>(`/api/v1/controls/${id}`)).body;
const ack = (instance: string, revision: number, over: object = {}) =>
  point.post('/api/v1/controls/acks', {
    point: { name: 'checkout', instance, kind: 'node' },
    revision,
    ...over,
  });

describe('acknowledgements', () => {
  test('C9: enforced when the last of all live points has it; a stale one is not waited for', async () => {
    for (const instance of ['a', 'b', 'c']) await ack(instance, 0);
    const control = await deploy('acked');
    const newest = control.revision!;
    await ack('a', newest);
    await ack('b', newest);
    await vi.waitFor(async () => expect(await read(control.id)).toMatchObject({ enforced: 2, points: 3 }));
    expect((await read(control.id)).enforcedAt).toBeNull();
    world.clock.forward(46_000);
    await ack('a', newest);
    await ack('b', newest);
    await vi.waitFor(async () => expect((await read(control.id)).enforcedAt).not.toBeNull());
    expect(await read(control.id)).toMatchObject({ enforced: 2, points: 2 });
    const { items } = (
      await owner.get<{ items: { instance: string; live: boolean }[] }>('/api/v1/enforcement/points')
    ).body;
    expect(items.filter(({ live }) => live).map(({ instance }) => instance)).toEqual(['a', 'b']);
  });

  test('a point that died after a deployment holds it up no longer than it counts as live', async () => {
    for (const instance of ['a', 'b']) await ack(instance, 0);
    const control = await deploy('died');
    await ack('a', control.revision!);
    await vi.waitFor(async () => expect(await read(control.id)).toMatchObject({ enforced: 1, points: 2 }));
    world.clock.forward(30_000);
    await ack('a', control.revision!);
    world.clock.forward(20_000);
    await vi.waitFor(async () => {
      await world.services.jobs.runNow('enforcement.tidy');
      expect((await read(control.id)).enforcedAt).not.toBeNull();
    });
  });

  test('what fifty points say at once is written together, and of each what it said last', async () => {
    const control = await deploy('burst');
    const newest = control.revision!;
    const saying = Array.from({ length: 50 }, (_, n) => [
      ack(`burst ${n}`, newest - 1),
      ack(`burst ${n}`, newest),
    ]);
    for (const answer of await Promise.all(saying.flat())) expect(answer.status).toBe(202);
    await ack('a', newest);
    await ack('b', newest);
    await vi.waitFor(async () => {
      const { enforced, points } = await read(control.id);
      expect(points).toBeGreaterThanOrEqual(50);
      expect(enforced).toBe(points);
    });
  });

  test('a point that leaves, is forgotten, or is silent for a day is gone', async () => {
    await ack('leaves', 1);
    await ack('leaves', 1, { leaving: true });
    await ack('forgotten', 1);
    type Points = { items: { id: string; instance: string }[] };
    const instances = async () =>
      (await owner.get<Points>('/api/v1/enforcement/points')).body.items.map(({ instance }) => instance);
    await vi.waitFor(async () => expect(await instances()).toContain('forgotten'));
    expect(await instances()).not.toContain('leaves');
    const { items } = (await owner.get<Points>('/api/v1/enforcement/points')).body;
    const { id } = items.find(({ instance }) => instance === 'forgotten')!;
    expect((await owner.delete(`/api/v1/enforcement/points/${id}`)).status).toBe(200);
    expect(await instances()).not.toContain('forgotten');
    world.clock.forward(25 * 3_600_000);
    await world.services.jobs.runNow('enforcement.tidy');
    expect(await instances()).toEqual([]);
  });
});

describe('hits', () => {
  const report = (lot: number | undefined, hits: { controlId: string; count: number }[]) =>
    point.post<{ counted: number }>('/api/v1/controls/hits', {
      point: { name: 'checkout', instance: 'hits', kind: 'node' },
      ...(lot === undefined ? {} : { lot }),
      hits: hits.map((hit) => ({ ...hit, at: world.clock.now().toISOString() })),
    });

  test('are summed by hour; a lot sent twice counts once; unknown controls count nothing', async () => {
    const control = await deploy('hit');
    await ack('hits', control.revision!);
    await vi.waitFor(async () => expect((await read(control.id)).enforced).toBe(1));
    const unknown = { controlId: '01a210e5-5ac5-716e-954d-b536c630ecec', count: 5 };
    const mine = { controlId: control.id, count: 3 };
    expect((await report(1, [mine, mine, unknown])).body.counted).toBe(6);
    expect((await report(1, [mine, mine, unknown])).body.counted).toBe(0);
    expect((await report(2, [mine])).body.counted).toBe(3);
    world.clock.forward(3_600_000);
    expect((await report(3, [mine])).body.counted).toBe(3);
    const whole = await owner.get<ControlView & { hitsByHour: { count: number }[] }>(
      `/api/v1/controls/${control.id}`,
    );
    expect(whole.body.hits).toBe(12);
    expect(whole.body.hitsByHour.map(({ count }) => count)).toEqual([9, 3]);
  });

  test('of another workspace’s controls are not counted', async () => {
    const stranger = await world.asStranger('owner');
    const control = await deploy('private');
    const { body } = await stranger.post<{ counted: number }>('/api/v1/controls/hits', {
      point: { name: 'x', instance: 'x', kind: 'node' },
      hits: [{ controlId: control.id, count: 7, at: world.clock.now().toISOString() }],
    });
    expect(body.counted).toBe(0);
    expect((await read(control.id)).hits).toBe(0);
  });
});

/** Posts go out beside the call that causes them. */
const PATIENT = { timeout: 15_000, interval: 50 };

test('a system without the client gets each change posted, signed, and taking it is its acknowledgement', async () => {
  const got: { body: string; headers: Record<string, unknown> }[] = [];
  let answer = 200;
  const receiver = createServer(async (request, response) => {
    got.push({ body: await text(request), headers: request.headers });
    response.writeHead(answer).end();
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/controls`;
  type Hook = { webhook: { id: string }; secret: string };
  const made = await owner.post<Hook>('/api/v1/enforcement/webhooks', { name: 'till', url });
  expect(made.status).toBe(201);
  await vi.waitFor(() => expect(got).toHaveLength(1), PATIENT);
  const control = await deploy('posted');
  await vi.waitFor(
    // Changes that come together are posted together, so it may be a later one.
    () => expect(JSON.parse(got.at(-1)!.body).revision).toBeGreaterThanOrEqual(control.revision!),
    PATIENT,
  );
  const { body, headers } = got.at(-1)!;
  expect(JSON.parse(body).controls).toContainEqual(expect.objectContaining({ id: control.id }));
  const signed = {
    timestamp: headers['x-gongjian-timestamp'] as string,
    signature: headers['x-gongjian-signature'] as string,
  };
  const now = world.clock.now();
  expect(verifyMessage(made.body.secret, { ...signed, body }, now)).toBe(true);
  expect(verifyMessage('other', { ...signed, body }, now)).toBe(false);
  await vi.waitFor(async () => expect((await read(control.id)).enforcedAt).not.toBeNull(), PATIENT);

  answer = 400;
  const second = await deploy('refused');
  type Hooks = { items: { failure: string | null; revision: number }[] };
  await vi.waitFor(async () => {
    const { items } = (await owner.get<Hooks>('/api/v1/enforcement/webhooks')).body;
    expect(items).toMatchObject([{ failure: 'http.400' }]);
    // What was refused it does not have, whatever else came before.
    expect(items[0]!.revision).toBeLessThan(second.revision!);
  }, PATIENT);
  expect((await read(second.id)).enforcedAt).toBeNull();
  answer = 200;
  await world.services.jobs.runNow('enforcement.tidy');
  await vi.waitFor(async () => expect((await read(second.id)).enforcedAt).not.toBeNull(), PATIENT);
  expect(JSON.stringify((await owner.get('/api/v1/enforcement/webhooks')).body)).not.toContain(
    made.body.secret,
  );
  expect((await owner.delete(`/api/v1/enforcement/webhooks/${made.body.webhook.id}`)).status).toBe(200);
  await new Promise((closed) => receiver.close(closed));
});
