import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { Caller } from '../../../testing/caller.ts';
import { fingerprints } from '../../../testing/fingerprints.ts';
import { plantingDesk } from '../../../testing/plant-alarm.ts';
import { startWorld, type World } from '../../../testing/world.ts';

// Bad input to controls, playbooks, enforcement and appeals: refused with code and place, and nothing is stored.

let world: World;
let owner: Caller;
let theirAlarm: string;
let controlId: string;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
  const theirs = plantingDesk({ ...world, workspaceId: world.elsewhereId });
  theirAlarm = (await theirs.plant()).alarm.id;
  controlId = (await owner.post<{ id: string }>('/api/v1/controls', control())).body.id;
});
afterAll(() => world.close());

const control = (over: object = {}) => ({
  scope: { product: ['roam'] },
  action: { type: 'hold-refund' },
  ttlMinutes: 60,
  reason: 'x',
  ...over,
});
const playbook = (over: object = {}) => ({
  name: 'x',
  enabled: true,
  matches: {},
  action: { type: 'hold-refund' },
  ttlMinutes: 60,
  automatic: true,
  cooldownMinutes: 0,
  mostPerDay: 1,
  ...over,
});
const policy = (over: object = {}) => ({
  mostShare: 0.3,
  mostActive: 5,
  mostPerHour: 10,
  longestTtlMinutes: 240,
  secondEyes: [],
  reason: 'x',
  version: 0,
  ...over,
});
const point = { name: 'p', instance: 'i', kind: 'node' };
const many = (count: number) => Array.from({ length: count }, (_, n) => `v${n}`);
const manyAttributes = () => Object.fromEntries(many(9).map((name) => [name, ['x']]));

type Case = [
  name: string,
  method: 'POST' | 'PUT',
  path: string,
  body: () => object,
  code: string,
  at?: string,
];
const CASES: Case[] = [
  ['no scope', 'POST', '/controls', () => control({ scope: undefined }), 'request.invalid', 'body'],
  [
    'nine attributes',
    'POST',
    '/controls',
    () => control({ scope: manyAttributes() }),
    'request.invalid',
    'body/scope',
  ],
  [
    '51 values',
    'POST',
    '/controls',
    () => control({ scope: { a: many(51) } }),
    'request.invalid',
    'body/scope/a',
  ],
  ['no value', 'POST', '/controls', () => control({ scope: { a: [] } }), 'request.invalid', 'body/scope/a'],
  [
    'a value that is a number',
    'POST',
    '/controls',
    () => control({ scope: { a: [7] } }),
    'request.invalid',
    'body/scope/a/0',
  ],
  [
    'a control character',
    'POST',
    '/controls',
    () => control({ scope: { a: ['x\u0000'] } }),
    'request.invalid',
    'body/scope/a/0',
  ],
  ['an unknown action', 'POST', '/controls', () => control({ action: { type: 'shout' } }), 'request.invalid'],
  [
    'an action with more than it takes',
    'POST',
    '/controls',
    () => control({ action: { type: 'hold-refund', x: 1 } }),
    'request.invalid',
  ],
  [
    'a banner without words',
    'POST',
    '/controls',
    () => control({ action: { type: 'banner' } }),
    'request.invalid',
  ],
  [
    'a custom action that is deep',
    'POST',
    '/controls',
    () => control({ action: { type: 'custom', name: 'x', values: { a: {} } } }),
    'request.invalid',
  ],
  [
    'no time to live',
    'POST',
    '/controls',
    () => control({ ttlMinutes: 0 }),
    'request.invalid',
    'body/ttlMinutes',
  ],
  [
    '31 days',
    'POST',
    '/controls',
    () => control({ ttlMinutes: 31 * 1_440 }),
    'request.invalid',
    'body/ttlMinutes',
  ],
  ['no reason', 'POST', '/controls', () => control({ reason: '' }), 'request.invalid', 'body/reason'],
  ['a blank reason', 'POST', '/controls', () => control({ reason: '  ' }), 'request.invalid', '/reason'],
  ['an unknown alarm', 'POST', '/controls', () => control({ alarmId: newId() }), 'thing.unknown', '/alarmId'],
  [
    'an alarm of others',
    'POST',
    '/controls',
    () => control({ alarmId: theirAlarm }),
    'thing.unknown',
    '/alarmId',
  ],
  [
    'an unknown control',
    'POST',
    '/controls/01a210e5-5ac5-716e-954d-b536c630ecec/take-back',
    () => ({ version: 1, reason: 'x' }),
    'thing.unknown',
    'id',
  ],
  [
    'a share over one',
    'PUT',
    '/control-policy',
    () => policy({ mostShare: 1.1 }),
    'request.invalid',
    'body/mostShare',
  ],
  [
    'an action twice',
    'PUT',
    '/control-policy',
    () => policy({ secondEyes: ['banner', 'banner'] }),
    'request.invalid',
    'body/secondEyes',
  ],
  ['a policy nobody saw', 'PUT', '/control-policy', () => policy({ version: 7 }), 'thing.stale', '/version'],
  [
    'a playbook for an unknown subject',
    'POST',
    '/playbooks',
    () => playbook({ matches: { subjects: ['moon'] } }),
    'request.invalid',
    'body/matches/subjects/0',
  ],
  [
    'a playbook that never runs',
    'POST',
    '/playbooks',
    () => playbook({ mostPerDay: 0 }),
    'request.invalid',
    'body/mostPerDay',
  ],
  [
    'an acknowledgement of less than nothing',
    'POST',
    '/controls/acks',
    () => ({ point, revision: -1 }),
    'request.invalid',
    'body/revision',
  ],
  [
    'a point without a name',
    'POST',
    '/controls/acks',
    () => ({ point: { ...point, name: '' }, revision: 1 }),
    'request.invalid',
    'body/point/name',
  ],
  [
    'a point that passes for a webhook',
    'POST',
    '/controls/acks',
    () => ({ point: { ...point, kind: 'webhook' }, revision: 1 }),
    'request.invalid',
    'body/point/kind',
  ],
  ['no hits', 'POST', '/controls/hits', () => ({ point, hits: [] }), 'request.invalid', 'body/hits'],
  [
    'hits that are none',
    'POST',
    '/controls/hits',
    () => ({ point, hits: [{ controlId, count: 0, at: '2026-11-02T01:00:00Z' }] }),
    'request.invalid',
    'body/hits/0/count',
  ],
  [
    'a webhook by another way',
    'POST',
    '/enforcement/webhooks',
    () => ({ name: 'x', url: 'file:///etc/passwd' }),
    'request.invalid',
    '/url',
  ],
  [
    'a webhook with a password',
    'POST',
    '/enforcement/webhooks',
    () => ({ name: 'x', url: 'http://a:b@c.test' }),
    'request.invalid',
    '/url',
  ],
  [
    'an empty appeal',
    'POST',
    `/controls/${newId()}/appeals`,
    () => ({ who: 'x', words: '' }),
    'request.invalid',
    'body/words',
  ],
];

test.each(CASES)('%s', async (_, method, path, body, code, at) => {
  const { queries } = world.services.database;
  const before = await fingerprints(queries);
  const send = method === 'POST' ? owner.post : owner.put;
  const answer = await send<{ code: string; at?: string }>(`/api/v1${path}`, body());
  expect(answer.body).toMatchObject(at === undefined ? { code } : { code, at });
  expect(await fingerprints(queries)).toEqual(before);
});
