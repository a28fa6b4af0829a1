import { afterAll, beforeAll, expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../../../platform/errors/catalogue.ts';
import { newId } from '../../../platform/ids.ts';
import { at, type Bad, get, put, sendBad } from '../../../testing/bad-request.ts';
import type { Caller } from '../../../testing/caller.ts';
import { fingerprints } from '../../../testing/fingerprints.ts';
import { plantingDesk } from '../../../testing/plant-alarm.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import type { AlarmRow } from './store.ts';
import { finding } from './testing/findings.ts';

// What cannot be done to alarms, silences and reviews is refused with a code that says what was wrong and where; nothing
// stays.

let world: World;
let owner: Caller;
let stranger: Caller;
let open: AlarmRow;
let over: AlarmRow;
let theirs: AlarmRow;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
  stranger = await world.asStranger('owner');
  const desk = plantingDesk(world);
  open = (await desk.plant()).alarm;
  over = (await desk.plant()).alarm;
  theirs = (await desk.raise(finding({ workspaceId: world.elsewhereId }))).alarm;
  const cleared = await owner.post<{ version: number }>(`/api/v1/alarms/${over.id}/clear`, { version: 1 });
  over = { ...over, version: cleared.body.version };
});
afterAll(() => world.close());

const to = (alarm: AlarmRow, action: string, body: object = {}) =>
  at(`/alarms/${alarm.id}/${action}`, { version: alarm.version, ...body });
const silence = (over: object = {}) =>
  at('/silences', {
    kind: 'silence',
    scope: {},
    startsAt: '2026-11-02T02:00:00Z',
    endsAt: '2026-11-02T03:00:00Z',
    reason: 'x',
    ...over,
  });
const scopeOf = (attributes: number) =>
  Object.fromEntries(Array.from({ length: attributes }, (_, n) => [`a${n}`, ['x']]));

/** The code that is answered tells the status, too. */
type Case = [name: string, bad: () => Bad, code: ErrorCode, at?: string];

// biome-ignore format: a table
const CASES: readonly Case[] = [
  ['an alarm that is none', () => get(`/alarms/${newId()}`), 'thing.unknown', 'id'],
  ['an id that is none', () => get('/alarms/17'), 'request.invalid', 'params/id'],
  ['the alarm of others', () => get(`/alarms/${theirs.id}`), 'thing.unknown', 'id'],
  ['a step of the alarm of others', () => to(theirs, 'acknowledge'), 'thing.unknown', 'id'],
  ['the review of others', () => get(`/alarms/${theirs.id}/review`), 'thing.unknown', 'id'],
  ['a state that is none', () => get('/alarms?state=burning'), 'request.invalid', 'querystring/state/0'],
  ['more alarms than a page holds', () => get('/alarms?limit=201'), 'request.invalid', 'querystring/limit'],
  ['a number beyond numbers', () => get('/alarms?after=99999999999'), 'request.invalid', 'querystring/after'],
  ['a month that is none', () => get('/beacon/clock?month=2026-13'), 'request.invalid', 'querystring/month'],
  ['a step without its version', () => at(`/alarms/${open.id}/acknowledge`, {}), 'request.invalid', 'body'],
  ['a stale version', () => to({ ...open, version: 99 }, 'acknowledge'), 'thing.stale', '/version'],
  ['an unknown field', () => to(open, 'acknowledge', { colour: 'red' }), 'request.invalid', 'body/colour'],
  ['false without a reason', () => to(open, 'false'), 'request.invalid', 'body'],
  ['false for a reason of blanks', () => to(open, 'false', { reason: '  ' }), 'request.invalid', '/reason'],
  ['a note of blanks', () => to(open, 'note', { note: '　' }), 'request.invalid', '/note'],
  ['a note that is too long', () => to(open, 'note', { note: 'a'.repeat(2_001) }), 'request.invalid', 'body/note'],
  ['NUL in a reason', () => to(open, 'contain', { reason: 'a\0b' }), 'request.invalid', 'body/reason'],
  ['handed to a member of others', () => to(open, 'hand-over', { memberId: stranger.userId }), 'thing.unknown', '/memberId'],
  ['opened though it is open', () => to(open, 'reopen', { reason: 'x' }), 'action.impossible'],
  ['acknowledged though it is over', () => to(over, 'acknowledge'), 'action.impossible'],
  ['reviewed before it is over', () => put(`/alarms/${open.id}/review`, { version: 1, words: {} }), 'thing.unknown', 'id'],
  ['finished before it is over', () => at(`/alarms/${open.id}/review/finish`, { version: 1 }), 'thing.unknown', 'id'],
  ['a review of a stale version', () => put(`/alarms/${over.id}/review`, { version: 9, words: {} }), 'thing.stale', '/version'],
  ['a part that no review has', () => put(`/alarms/${over.id}/review`, { version: 1, words: { blame: 'x' } }), 'request.invalid', 'body/words/blame'],
  ['a review of a megabyte', () => put(`/alarms/${over.id}/review`, { version: 1, words: { what: 'a'.repeat(8_001) } }), 'request.invalid', 'body/words/what'],
  ['a language that we do not write', () => get(`/alarms/${over.id}/review?language=fr`), 'request.invalid', 'querystring/language'],
  ['a lead to a bell that is none', () => at(`/alarms/${over.id}/leads`, { thing: 'bell', thingId: newId() }), 'thing.unknown', 'body/thingId'],
  ['a lead from the alarm of others', () => at(`/alarms/${theirs.id}/leads`, { thing: 'bell', thingId: newId() }), 'thing.unknown', 'id'],
  ['a silence over nine attributes', () => silence({ scope: scopeOf(9) }), 'request.invalid', 'body/scope'],
  ['a silence over an attribute without values', () => silence({ scope: { a: [] } }), 'request.invalid', 'body/scope/a'],
  ['a silence from year 0', () => silence({ startsAt: '0000-01-01T00:00:00Z' }), 'request.invalid'],
  ['a silence until 30 February', () => silence({ endsAt: '2026-02-30T00:00:00Z' }), 'request.invalid', 'body/endsAt'],
  ['a silence for ever', () => silence({ endsAt: '2999-01-01T00:00:00Z' }), 'request.invalid', 'body/endsAt'],
  ['the end of a silence that is none', () => at(`/silences/${newId()}/end`, undefined), 'thing.unknown', 'id'],
];

test.each(CASES)('%s', async (_, bad, code, where) => {
  const { queries } = world.services.database;
  const before = await fingerprints(queries);
  const response = await sendBad(bad(), owner);
  const problem = (await response.json()) as { code: string; detail: string; at?: string };
  expect(problem).toMatchObject({ code });
  expect(response.status).toBe(ERRORS[code].status);
  if (where !== undefined) expect(problem.at).toContain(where);
  expect(await fingerprints(queries)).toEqual(before);
});
