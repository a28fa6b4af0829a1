import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';

/** Monday 2026-11-02, 10:00 in Shanghai: inside the default working time. */
const MONDAY = new Date('2026-11-02T02:00:00Z');

let world: World;
let ringer: Caller;
let owner: Caller;
let chief: Caller;
let voiceId: string;

beforeAll(async () => {
  world = await startWorld();
  world.clock.set(MONDAY);
  ringer = await world.as('frontline');
  owner = await world.as('member');
  chief = await world.as('manager');
  const { body } = await ringer.post<{ results: { id: string }[] }>('/api/v1/voices', {
    voices: [{ text: '退款三天没到账', occurredAt: MONDAY.toISOString(), source: 't', externalId: '1' }],
  });
  voiceId = body.results[0]!.id;
});
afterAll(() => world.close());

const ring = async () => {
  const asked = { voiceIds: [voiceId], note: '', ownerId: owner.userId };
  return (await ringer.post<{ clock: { dueAt: string } }>('/api/v1/bells', asked)).body;
};

describe('calendars and rules', () => {
  const calendar = {
    name: '早晚班',
    timeZone: 'Asia/Shanghai',
    week: { '1': [['08:00', '12:00']] },
    exceptions: { '2026-11-02': [] },
    isDefault: true,
  };
  test('a default calendar of one’s own drives the clock', async () => {
    world.clock.set(MONDAY);
    const made = await chief.post<{ id: string; version: number }>('/api/v1/calendars', calendar);
    expect(made.status).toBe(201);
    expect((await ring()).clock.dueAt).toBe('2026-11-09T00:30:00.000Z');
    const plain = { ...calendar, exceptions: {}, version: made.body.version };
    const edited = await chief.put(`/api/v1/calendars/${made.body.id}`, plain);
    expect(edited).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await chief.put(`/api/v1/calendars/${made.body.id}`, plain)).status).toBe(409);
    expect((await chief.delete(`/api/v1/calendars/${made.body.id}`)).status).toBe(200);
    const left = await chief.get<{ items: { id: null }[] }>('/api/v1/calendars');
    expect(left.body.items).toMatchObject([{ id: null, isDefault: true }]);
  });
  test.each([
    ['over midnight', { week: { '1': [['22:00', '06:00']] } }],
    ['an unknown zone', { timeZone: 'Mars/Base' }],
    ['no work at all', { week: {} }],
    ['a triple', { week: { '1': [['08:00', '09:00', '10:00']] } }],
  ])('%s is refused', async (_, over) => {
    const answer = await chief.post('/api/v1/calendars', { ...calendar, ...over });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
  test('staff may not edit rules; a stranger in the ladder is unknown', async () => {
    const rule = {
      name: 'x',
      matches: {},
      ownerId: owner.userId,
      acknowledgeMinutes: 5,
      ladder: [{ memberId: (await world.asStranger('owner')).userId, afterMinutes: 5 }],
      calendarId: null,
      enabled: true,
    };
    expect((await ringer.post('/api/v1/routing/rules', rule)).status).toBe(403);
    const answer = await chief.post('/api/v1/routing/rules', rule);
    expect(answer).toMatchObject({ status: 404, body: { at: '/ladder/0/memberId' } });
  });
});
