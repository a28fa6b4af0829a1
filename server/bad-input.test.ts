import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from './platform/errors/catalogue.ts';
import { newId } from './platform/ids.ts';
import { at, type Bad, get, put, sendBad, upload } from './testing/bad-request.ts';
import type { Caller } from './testing/caller.ts';
import { fingerprints } from './testing/fingerprints.ts';
import { furnish } from './testing/furnish.ts';
import { calendar, findTargets, type Targets, words } from './testing/targets.ts';
import { testWorkbook } from './testing/workbook.ts';
import { startWorld, type World } from './testing/world.ts';
import { zipBomb } from './testing/zip-bomb.ts';

// Every way in which input can be bad: each gets a problem with a stable code that says what was wrong and where, and
// nothing is stored. feedback/voices/bad-input.test.ts goes deeper into voices and files.

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

const voice = (over: object = {}) => ({
  text: '退款三天了还没到账',
  occurredAt: '2026-11-01T10:00:00+08:00',
  source: 'bad',
  externalId: newId(),
  ...over,
});

const rule = (matches: object) => ({
  name: 'x',
  matches,
  ownerId: owner.userId,
  acknowledgeMinutes: 60,
  ladder: [],
  calendarId: null,
  enabled: true,
});
const change = (when: string) =>
  at(`/bells/${ours.taken.id}/change`, { version: ours.taken.version, change: 'x', when });

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const MEGABYTE = 'a'.repeat(1_048_576);
const ids = (n: number) => Array.from({ length: n }, () => newId());
const INVALID_UTF8 = new Uint8Array(
  Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('","cadence":"month"}')]),
);

/** The code that is answered tells the status, too. */
type Case = [name: string, bad: () => Bad, code: ErrorCode, at?: string];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'wrong types': [
    ['a number for a name', () => at('/calendars', calendar({ name: 5 })), 'request.invalid', 'body/name'],
    [
      'a text for an object',
      () => at('/propositions', { words: '当天退款' }),
      'request.invalid',
      'body/words',
    ],
    [
      'a text for truth',
      () => at('/calendars', calendar({ isDefault: 'true' })),
      'request.invalid',
      'body/isDefault',
    ],
    ['a list for a body', () => at('/modules', []), 'request.invalid'],
    ['null for a body', () => at('/modules', null), 'request.invalid'],
    ['an object for voices', () => at('/voices', { voices: {} }), 'request.invalid', 'body/voices'],
    [
      'a word for a number of the query',
      () => get('/pains?limit=many'),
      'request.invalid',
      'querystring/limit',
    ],
    ['a number out of range', () => get('/pains?limit=201'), 'request.invalid', 'querystring/limit'],
    ['an id that is none', () => get('/pains/1'), 'request.invalid', 'params/id'],
    ['a cursor that is none', () => get('/voices?after=x'), 'request.invalid'],
    ['a kind that is none', () => at('/cycles', { cadence: 'week' }), 'request.invalid', 'body/cadence'],
    [
      'another content type',
      () => ({ path: '/api/v1/modules', bytes: 'name=x', headers: FORM }),
      'request.mediaType',
    ],
  ],
  'unknown fields': [
    ['in the body', () => at('/calendars', calendar({ colour: 'red' })), 'request.invalid', 'body/colour'],
    [
      'deep in the body',
      () => at('/propositions', { words: words({ colour: 1 }) }),
      'request.invalid',
      'body/words/colour',
    ],
    ['beside the voices', () => at('/voices', { voices: [], more: 1 }), 'request.invalid', 'body/more'],
    ['in the query', () => get('/pains?colour=red'), 'request.invalid', 'querystring/colour'],
  ],
  'empty and huge texts': [
    ['an empty name', () => at('/calendars', calendar({ name: '' })), 'request.invalid', 'body/name'],
    [
      'an empty title',
      () => put(`/pains/${ours.pain}/title`, { title: '', version: 1 }),
      'request.invalid',
      'body/title',
    ],
    [
      'a blank title',
      () => put(`/pains/${ours.pain}/title`, { title: ' 　', version: 1 }),
      'request.invalid',
      'body/title',
    ],
    [
      'a proposition without its customer',
      () => at('/propositions', { words: words({ who: ' ' }) }),
      'proposition.incomplete',
    ],
    ['1 MB of note', () => at('/bells', { painId: ours.pain, note: MEGABYTE }), 'request.tooLarge'],
    [
      'a note that is too long',
      () => at('/bells', { painId: ours.pain, note: 'a'.repeat(2_001) }),
      'request.invalid',
      'body/note',
    ],
    ['1 MB of query', () => get(`/voices?text=${'a'.repeat(10_000)}`), 'request.invalid', 'querystring/text'],
  ],
  'too many items': [
    [
      '10,001 voices',
      () => at('/voices', { voices: Array.from({ length: 10_001 }, () => voice()) }),
      'request.tooMany',
    ],
    [
      '10,001 speakers',
      () => at(`/bells/${ours.bell}/told`, { voiceIds: ids(10_001) }),
      'request.invalid',
      'body/voiceIds',
    ],
    [
      '10,001 voices of a split',
      () => at(`/pains/${ours.pain}/split`, { voiceIds: ids(10_001) }),
      'request.invalid',
      'body/voiceIds',
    ],
  ],
  'broken JSON and UTF-8': [
    ['half a body', () => ({ path: '/api/v1/modules', bytes: '{"name":' }), 'request.json'],
    [
      'no body',
      () => ({ path: '/api/v1/modules', bytes: '', headers: { 'content-type': 'application/json' } }),
      'request.json',
    ],
    ['two bodies', () => ({ path: '/api/v1/modules', bytes: '{}{}' }), 'request.json'],
    ['NaN', () => ({ path: '/api/v1/modules', bytes: '{"name":NaN}' }), 'request.json'],
    ['broken UTF-8', () => ({ path: '/api/v1/modules', bytes: INVALID_UTF8 }), 'request.encoding'],
    ['broken UTF-8 of voices', () => ({ path: '/api/v1/voices', bytes: INVALID_UTF8 }), 'request.encoding'],
    ['broken UTF-8 in an address', () => get('/voices?text=%c3%28'), 'request.invalid'],
  ],
  'NUL and control characters': [
    [
      'NUL in a name',
      () => at('/modules', { name: 'a\0b', cadence: 'month' }),
      'request.invalid',
      'body/name',
    ],
    [
      'a bell in a name',
      () => at('/modules', { name: 'a\u0007b', cadence: 'month' }),
      'request.invalid',
      'body/name',
    ],
    [
      'NUL in a note',
      () => at('/bells', { painId: ours.pain, note: 'a\0b' }),
      'request.invalid',
      'body/note',
    ],
    [
      'NUL in a title',
      () => put(`/pains/${ours.pain}/title`, { title: 'a\0b', version: 1 }),
      'request.invalid',
      'body/title',
    ],
    [
      'NUL in a key of a rule',
      () => at('/routing/rules', rule({ attributes: { 'a\0b': ['x'] } })),
      'request.invalid',
    ],
    [
      'NUL in a clause',
      () => at('/propositions', { words: words({ pain: 'a\0b' }) }),
      'request.invalid',
      'body/words/pain',
    ],
    [
      'half a surrogate pair',
      () => ({ path: '/api/v1/calendars', bytes: JSON.stringify(calendar()).replace('工作日', '\\ud83d') }),
      'request.invalid',
    ],
    ['NUL in a filter', () => get('/audit?thing=%00'), 'request.invalid', 'querystring/thing'],
    ['NUL in a channel', () => get('/voices?channel=%00'), 'request.invalid'],
  ],
  'impossible times': [
    [
      'a cycle from year 0',
      () => at('/cycles', { cadence: 'month', startsOn: '0000-01-01', moduleId: ours.module }),
      'request.invalid',
      'body/startsOn',
    ],
    [
      '30 February',
      () => at('/cycles', { cadence: 'month', startsOn: '2026-02-30' }),
      'request.invalid',
      'body/startsOn',
    ],
    [
      'a key that has expired',
      () => at('/keys', { name: 'k', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }),
      'request.invalid',
    ],
    ['a change in the future', () => change('2999-01-01T00:00:00Z'), 'request.invalid'],
    [
      'a course from year 0',
      () => get(`/pains/${ours.pain}/course?from=0000-01-01`),
      'request.invalid',
      'querystring/from',
    ],
    [
      'a log from year 0',
      () => get('/audit?from=0000-01-01T00:00:00Z'),
      'request.invalid',
      'querystring/from',
    ],
    ['yesterday for a time', () => get('/audit?from=yesterday'), 'request.invalid', 'querystring/from'],
    [
      '25 o’clock',
      () => at('/calendars', calendar({ week: { 1: [['09:00', '25:00']] } })),
      'request.invalid',
    ],
    [
      'a zone of another planet',
      () => at('/calendars', calendar({ timeZone: 'Mars/Olympus' })),
      'request.invalid',
    ],
  ],
  'prototype keys': [
    [
      'in the body',
      () => ({ path: '/api/v1/modules', bytes: '{"name":"x","cadence":"month","__proto__":{"a":1}}' }),
      'request.invalid',
      'body',
    ],
    [
      'beside the voices',
      () => ({ path: '/api/v1/voices', bytes: '{"voices":[],"__proto__":{"a":1}}' }),
      'request.invalid',
      'body/__proto__',
    ],
    [
      '"constructor"',
      () => ({ path: '/api/v1/modules', bytes: '{"name":"x","cadence":"month","constructor":{}}' }),
      'request.invalid',
      'body/constructor',
    ],
    ['in the query', () => get('/pains?__proto__=1'), 'request.invalid'],
  ],
  'deep nesting': [
    ['for a body', () => ({ path: '/api/v1/modules', bytes: nested(200_000) }), 'request.invalid'],
    [
      'for a name',
      () => ({ path: '/api/v1/modules', bytes: `{"name":${nested(200_000)},"cadence":"month"}` }),
      'request.invalid',
      'body/name',
    ],
    [
      'in an unknown field',
      () => ({ path: '/api/v1/modules', bytes: `{"name":"x","cadence":"month","x":${nested(200_000)}}` }),
      'request.invalid',
      'body/x',
    ],
  ],
  'files that are traps': [
    ['a zip bomb', () => upload('a.xlsx', zipBomb(600)), 'file.unsafe'],
    ['a zip of very many parts', () => upload('a.xlsx', zipBomb(0, 3_000)), 'file.unsafe'],
    [
      'a cut workbook',
      () => upload('a.xlsx', testWorkbook([['text'], ['x']]).subarray(0, 300)),
      'file.unreadable',
    ],
    [
      'a picture',
      () => upload('a.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      'file.unreadable',
    ],
    ['nothing', () => upload('a.csv', Buffer.alloc(0)), 'file.unreadable'],
    ['no file', () => at('/imports', {}), 'request.mediaType'],
  ],
  'workspaces and ids of others': [
    [
      'an unknown workspace',
      () => ({ ...get('/pains'), headers: { 'x-workspace': newId() } }),
      'workspace.unknown',
    ],
    [
      'a workspace that is no id',
      () => ({ ...get('/pains'), headers: { 'x-workspace': "' or 1=1" } }),
      'workspace.unknown',
    ],
    [
      'the workspace of others',
      () => ({ ...get('/pains'), headers: { 'x-workspace': world.elsewhereId } }),
      'workspace.unknown',
    ],
    [
      'a change to the workspace of others',
      () => at('/me/workspace', { workspaceId: world.elsewhereId }),
      'workspace.unknown',
    ],
    ['an unknown pain', () => get(`/pains/${newId()}`), 'thing.unknown'],
    [
      'the calendar of others',
      () => put(`/calendars/${ours.theirCalendar}`, calendar({ version: 1 })),
      'thing.unknown',
    ],
    ['the proposition of others', () => get(`/propositions/${ours.theirProposition}`), 'thing.unknown'],
    [
      'a match with the proposition of others',
      () => at('/matches', { propositionId: ours.theirProposition, painId: ours.pain }),
      'thing.unknown',
    ],
    [
      'a bell for a member of others',
      () => at('/bells', { painId: ours.pain, note: 'x', ownerId: ours.theirUser }),
      'thing.unknown',
    ],
    ['no session', () => ({ ...get('/pains'), caller: world.asNobody() }), 'session.missing'],
    [
      'a key that is none',
      () => ({ ...get('/pains'), headers: { authorization: 'Bearer gj_none' } }),
      'session.missing',
    ],
  ],
  'stale versions': [
    ['of a calendar', () => put(`/calendars/${ours.calendar}`, calendar({ version: 99 })), 'thing.stale'],
    ['of a pain', () => put(`/pains/${ours.pain}/title`, { title: '退款', version: 99 }), 'thing.stale'],
    ['of a bell', () => at(`/bells/${ours.bell}/acknowledge`, { version: 99 }), 'thing.stale'],
    [
      'of a proposition',
      () => at(`/propositions/${ours.proposition}/retire`, { version: 99, reason: 'x' }),
      'thing.stale',
    ],
    [
      'of a cycle',
      () => ({ ...at(`/cycles/${ours.cycle}`, { version: 99, name: 'x' }), method: 'PATCH' }),
      'thing.stale',
    ],
    [
      'of the workspace',
      () => ({ ...at('/workspace', { version: 99, name: 'x' }), method: 'PATCH' }),
      'thing.stale',
    ],
    [
      'of the words that an adjustment is based on',
      () =>
        at('/adjustments', { propositionId: ours.proposition, baseVersion: 99, words: words(), reason: 'x' }),
      'thing.stale',
    ],
  ],
  'links that have expired': [
    ['an invitation', () => at('/invitations/view', { token: ours.expiredInvitation }), 'link.expired'],
    [
      'an invitation that is accepted',
      () =>
        at('/invitations/accept', { token: ours.expiredInvitation, name: 'x', password: 'a long password' }),
      'link.expired',
    ],
    [
      'an invitation that never was',
      () => at('/invitations/view', { token: 'a'.repeat(43) }),
      'link.expired',
    ],
    [
      'a new password by a link that never was',
      () => ({
        path: '/api/auth/reset-password',
        json: { token: 'a'.repeat(24), newPassword: 'a long password' },
      }),
      'link.expired',
    ],
  ],
  'requests from other sites': [
    [
      'a form of another site',
      () => ({
        ...at('/modules', { name: 'x', cadence: 'month' }),
        headers: { origin: 'https://evil.test' },
      }),
      'request.origin',
    ],
    [
      'a page without an origin',
      () => ({ ...at('/modules', { name: 'x', cadence: 'month' }), headers: { origin: 'null' } }),
      'request.origin',
    ],
    [
      'a fetch of another site',
      () => ({
        ...at('/modules', { name: 'x', cadence: 'month' }),
        headers: { 'sec-fetch-site': 'cross-site' },
      }),
      'request.origin',
    ],
    [
      'a sign-out by another site',
      () => ({ path: '/api/auth/sign-out', json: {}, headers: { origin: 'https://evil.test' } }),
      'request.origin',
    ],
  ],
  'addresses that lead nowhere': [
    ['no route', () => get('/nothing'), 'route.unknown'],
    ['the wrong verb', () => ({ path: '/api/v1/openapi.json', json: {} }), 'route.unknown'],
    ['a path for an id', () => get('/imports/..%2F..%2Fsigning-secret'), 'request.invalid', 'params/id'],
    ['NUL for an id', () => get('/pains/%00'), 'request.invalid', 'params/id'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_name, cases) => {
  test.each<Case>([...cases])('%s', async (_case, bad, code, where) => {
    const { queries } = world.services.database;
    const { status } = ERRORS[code];
    const before = await fingerprints(queries);
    const response = await sendBad(bad(), owner);
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ code, status, type: `urn:gongjian:error:${code}` });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(String(body.title).length).toBeGreaterThan(5);
    expect(String(body.detail).length).toBeGreaterThan(5);
    if (where !== undefined) expect(body.at).toBe(where);
    expect(JSON.stringify(body).length).toBeLessThan(1_500);
    expect(await fingerprints(queries)).toEqual(before);
  });
});

/** Bad voices are refused one by one, so that their neighbours are taken. */
const BAD_VOICES: readonly (readonly [name: string, voice: object, code: string, at: string])[] = [
  ['an empty text', voice({ text: '' }), 'text.empty', 'text'],
  ['1 MB of text', voice({ text: MEGABYTE }), 'text.long', 'text'],
  ['a number for a text', voice({ text: 5 }), 'field.type', 'text'],
  ['an unknown field', voice({ colour: 'red' }), 'field.unknown', 'colour'],
  ['NUL', voice({ text: 'a\0b' }), 'field.characters', 'text'],
  ['a control character', voice({ text: 'a\u0007b' }), 'field.characters', 'text'],
  ['a time in the future', voice({ occurredAt: '2999-01-01T00:00:00Z' }), 'time.future', 'occurredAt'],
  ['year 0', voice({ occurredAt: '0000-01-01T00:00:00Z' }), 'time.past', 'occurredAt'],
  [
    'a prototype key',
    voice({ attributes: { constructor: 'x' } }),
    'attributes.key',
    'attributes.constructor',
  ],
  ['a nested attribute', voice({ attributes: { a: { b: 1 } } }), 'field.type', 'attributes.a'],
];

test.each(BAD_VOICES)('a voice with %s is refused by itself', async (_name, bad, code, where) => {
  const before = await fingerprints(world.services.database.queries);
  const { status, body } = await owner.post<{ results: object[] }>('/api/v1/voices', { voices: [bad] });
  expect(status).toBe(200);
  expect(body.results).toEqual([expect.objectContaining({ status: 'rejected', code, at: where })]);
  expect(await fingerprints(world.services.database.queries)).toEqual(before);
});
