import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEventParser, type StreamEvent } from '../../../../client/controls/events.ts';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { ControlView } from '../controls/view.ts';

let world: World;
let owner: Caller;
let point: Caller;
const open = new Set<AbortController>();
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
  point = await world.withKey(['enforce']);
});
afterEach(() => {
  for (const line of open) line.abort();
  open.clear();
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
const takeBack = ({ id, version }: ControlView) =>
  owner.post(`/api/v1/controls/${id}/take-back`, { version, reason: 'over' });

/** Reads along; `next` waits for the next message that is no heartbeat. */
async function listen(since?: string) {
  const line = new AbortController();
  open.add(line);
  const response = await point.raw('/api/v1/controls/stream', {
    method: 'GET',
    signal: line.signal,
    ...(since === undefined ? {} : { headers: { 'last-event-id': since } }),
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const parse = createEventParser();
  const heard: StreamEvent[] = [];
  const any = async (): Promise<StreamEvent> => {
    while (heard.length === 0) heard.push(...parse((await reader.read()).value!));
    return heard.shift()!;
  };
  const next = async () => {
    for (;;) {
      const { event, id, data } = await any();
      if (event !== 'heartbeat') return { event, id: id!, ...(JSON.parse(data) as Told) };
    }
  };
  return { any, next };
}
interface Told {
  revision: number;
  controls?: { id: string }[];
  put?: { id: string }[];
  drop?: string[];
}

describe('the stream', () => {
  test('begins with the time and all that is in force, then tells each change', async () => {
    const first = await deploy('one');
    const line = await listen();
    const beat = await line.any();
    expect(beat.event).toBe('heartbeat');
    expect(JSON.parse(beat.data)).toEqual({ now: world.clock.now().toISOString() });
    const snapshot = await line.next();
    expect(snapshot).toMatchObject({ event: 'snapshot', revision: first.revision });
    expect(snapshot.controls).toContainEqual({
      id: first.id,
      number: first.number,
      scope: first.scope,
      action: first.action,
      expiresAt: first.expiresAt,
      drill: false,
    });
    const second = await deploy('two');
    expect(await line.next()).toMatchObject({
      event: 'change',
      revision: second.revision,
      put: [{ id: second.id }],
      drop: [],
    });
    await takeBack(first);
    expect(await line.next()).toMatchObject({ event: 'change', put: [], drop: [first.id] });
  });

  test('goes on where it stopped, and gives everything to who stopped where it does not know', async () => {
    const kept = await deploy('kept');
    const lost = await deploy('lost');
    const last = await deploy('last');
    const { id: mark } = await (await listen()).next();
    await takeBack(lost);
    const added = await deploy('added');
    const resumed = await (await listen(mark)).next();
    expect(resumed).toMatchObject({ event: 'change', put: [{ id: added.id }], drop: [lost.id] });
    for (const unknown of [
      '',
      'x',
      '999999-00000000',
      mark.replace(/-.*/, '-00000000'),
      mark.replace(/^\d+/, '1'),
    ]) {
      const whole = await (await listen(unknown)).next();
      expect(whole.event).toBe('snapshot');
      const ids = whole.controls!.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([kept.id, last.id, added.id]));
      expect(ids).not.toContain(lost.id);
    }
  });

  test('is the same to all, however many read and whenever they came', async () => {
    const lines = await Promise.all(Array.from({ length: 10 }, () => listen()));
    const marks = await Promise.all(lines.map((line) => line.next()));
    expect(new Set(marks.map(({ id }) => id)).size).toBe(1);
    const made = await Promise.all(Array.from({ length: 5 }, (_, n) => deploy(`many ${n}`)));
    const newest = Math.max(...made.map(({ revision }) => revision!));
    for (const line of lines) {
      const put = new Set<string>();
      for (let revision = 0; revision < newest; ) {
        const told = await line.next();
        for (const { id } of told.put!) put.add(id);
        revision = told.revision;
      }
      expect(put).toEqual(new Set(made.map(({ id }) => id)));
    }
  });

  test('tells nothing of another workspace', async () => {
    const line = await listen();
    await line.next();
    const stranger = await world.asStranger('owner');
    const theirs = await stranger.post<ControlView>('/api/v1/controls', {
      scope: {},
      action: { type: 'banner', words: 'theirs' },
      ttlMinutes: 5,
      reason: 'x',
    });
    expect(theirs.body.revision).toBe(1);
    const ours = await deploy('ours');
    expect(await line.next()).toMatchObject({ put: [{ id: ours.id }] });
  });
});

test('systems that poll are told that nothing changed, or everything', async () => {
  const before = await point.raw('/api/v1/controls/rules', { method: 'GET' });
  const etag = before.headers.get('etag')!;
  const poll = () =>
    point.raw('/api/v1/controls/rules', { method: 'GET', headers: { 'if-none-match': etag } });
  const same = await poll();
  expect(same.status).toBe(304);
  expect(await same.text()).toBe('');
  const added = await deploy('polled');
  const after = await poll();
  expect(after.status).toBe(200);
  expect(after.headers.get('etag')).not.toBe(etag);
  const { revision, controls } = (await after.json()) as Told;
  expect(revision).toBe(added.revision);
  expect(controls!.map(({ id }) => id)).toContain(added.id);
});
