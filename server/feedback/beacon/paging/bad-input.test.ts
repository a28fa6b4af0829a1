import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../../../platform/errors/catalogue.ts';
import { newId } from '../../../platform/ids.ts';
import { at, type Bad, get, put, sendBad } from '../../../testing/bad-request.ts';
import type { Caller } from '../../../testing/caller.ts';
import { fingerprints } from '../../../testing/fingerprints.ts';
import { furnish } from '../../../testing/furnish.ts';
import { findTargets, ladder, rota, type Targets } from '../../../testing/targets.ts';
import { startWorld, type World } from '../../../testing/world.ts';

// Rotas, ladders and channels that cannot be are refused with a code that says what was wrong and where; nothing stays.

let world: World;
let owner: Caller;
let ours: Targets;
beforeAll(async () => {
  world = await startWorld();
  await furnish(world);
  owner = await world.as('owner');
  ours = await findTargets(world);
});
afterAll(() => world.close());

/** The code that is answered tells the status, too. */
type Case = [name: string, bad: () => Bad, code: ErrorCode, at?: string];

const CASES: readonly Case[] = [
  [
    'a rota in a zone of another planet',
    () => at('/on-call/rotas', rota(owner.userId, { timeZone: 'Mars/Base' })),
    'request.invalid',
    '/timeZone',
  ],
  [
    'a rota that hands over on the eighth day',
    () =>
      at(
        '/on-call/rotas',
        rota(owner.userId, {
          layers: [{ memberIds: ['x'], rotate: 'week', handoverDay: 8, from: '2026-11-02T01:00:00Z' }],
        }),
      ),
    'request.invalid',
    'body/layers/0/handoverDay',
  ],
  [
    'a rota of a member of others',
    () => at('/on-call/rotas', rota(ours.theirUser)),
    'thing.unknown',
    '/layers',
  ],
  [
    'the rota of others',
    () => ({ ...at(`/on-call/rotas/${ours.theirRota}`, { version: 1, name: 'x' }), method: 'PATCH' }),
    'thing.unknown',
  ],
  [
    'a stale rota',
    () => ({ ...at(`/on-call/rotas/${ours.rota}`, { version: 99, name: 'x' }), method: 'PATCH' }),
    'thing.stale',
  ],
  [
    'a rota that a ladder calls',
    () => ({ method: 'DELETE', path: `/api/v1/on-call/rotas/${ours.rota}` }),
    'action.impossible',
  ],
  [
    'who was on call in no year',
    () => get('/on-call/now?at=0000-13-01'),
    'request.invalid',
    'querystring/at',
  ],
  [
    'a ladder that calls nobody',
    () => at('/ladders', ladder({ to: [] })),
    'request.invalid',
    'body/steps/0/to',
  ],
  [
    'a ladder that never ends',
    () => at('/ladders', ladder({}, { repeat: 6 })),
    'request.invalid',
    'body/repeat',
  ],
  [
    'a ladder with a rota of others',
    () => at('/ladders', ladder({ to: [{ rota: ours.theirRota }] })),
    'thing.unknown',
    '/steps/0/to',
  ],
  [
    'a ladder with a member of others',
    () => at('/ladders', ladder({ to: [{ member: ours.theirUser }] })),
    'thing.unknown',
    '/steps/0/to',
  ],
  [
    'a ladder over an unknown channel',
    () => at('/ladders', ladder({ channels: [newId()] })),
    'thing.unknown',
    '/steps/0/channels',
  ],
  [
    'a ladder with hours of no calendar',
    () => at('/ladders', ladder({ hours: newId() })),
    'thing.unknown',
    '/steps/0/hours',
  ],
  [
    'a stale ladder',
    () => ({ ...at(`/ladders/${ours.ladder}`, { version: 99, name: 'x' }), method: 'PATCH' }),
    'thing.stale',
  ],
  [
    'a robot without an address',
    () => at('/paging/channels', { kind: 'feishu', name: 'x', url: 'not an address' }),
    'request.invalid',
    'body/url',
  ],
  [
    'a robot with a password in its address',
    () => at('/paging/channels', { kind: 'feishu', name: 'x', url: 'https://a:b@example.test/' }),
    'request.invalid',
    '/url',
  ],
  [
    'a robot of a company that we do not know',
    () => at('/paging/channels', { kind: 'pigeon', name: 'x', url: 'https://example.test/' }),
    'request.invalid',
    'body/kind',
  ],
  [
    'a stale channel',
    () => ({ ...at(`/paging/channels/${ours.channel}`, { version: 99, name: 'x' }), method: 'PATCH' }),
    'thing.stale',
  ],
  [
    'a webhook without its secret',
    () => ({ ...at(`/paging/channels/${ours.channel}`, { version: 1, secret: null }), method: 'PATCH' }),
    'request.invalid',
    '/secret',
  ],
  [
    'a mention that would call everybody',
    () =>
      put('/paging/mine', {
        channels: { critical: [], major: [], minor: [] },
        quiet: null,
        handles: { slack: '!channel' },
      }),
    'request.invalid',
    'body/handles/slack',
  ],
  [
    'a browser that is none',
    () => at('/paging/push', { subscription: { endpoint: 'file:///etc', keys: { p256dh: 'x', auth: 'y' } } }),
    'request.invalid',
  ],
];

test.each<Case>([...CASES])('%s', async (_case, bad, code, where) => {
  const { queries } = world.services.database;
  const before = await fingerprints(queries);
  const response = await sendBad(bad(), owner);
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ code, status: ERRORS[code].status });
  if (where !== undefined) expect(body.at).toBe(where);
  expect(await fingerprints(queries)).toEqual(before);
});
