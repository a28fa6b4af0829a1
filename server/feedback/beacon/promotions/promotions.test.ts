import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { reaches, windowsOf } from './reach.ts';

const region = (value: string) => ({ type: 'attribute', attribute: 'region', value }) as const;

test.each([
  ['everything lifts all voices', {}, { type: 'workspace' } as const, true],
  ['everything lifts a pain', {}, { type: 'pain', painId: 'p' } as const, true],
  ['a value lifts itself', { region: ['east'] }, region('east'), true],
  ['and no other', { region: ['east'] }, region('west'), false],
  ['and not all voices', { region: ['east'] }, { type: 'workspace' } as const, false],
])('a promotion of %s', (_, scope, subject, expected) => {
  expect(reaches(scope, subject)).toBe(expected);
});

test('a lift that nobody planned is left to what the kind has lifted before', () => {
  const span = { kind: '双十一', startsAt: new Date(0), endsAt: new Date(10), scope: {} };
  const windows = windowsOf(
    [
      { ...span, plannedLift: null },
      { ...span, plannedLift: 3 },
    ],
    { type: 'workspace' },
  );
  expect(windows).toEqual([
    { start: 0, end: 10, kind: '双十一' },
    { start: 0, end: 10, kind: '双十一', lift: 3 },
  ]);
});

describe('the calendar', () => {
  let world: World;
  let chief: Caller;
  beforeAll(async () => {
    world = await startWorld();
    chief = await world.as('manager');
  });
  afterAll(() => world.close());

  const promotion = {
    name: '双十一',
    kind: 'festival',
    startsAt: '2026-11-10T16:00:00Z',
    endsAt: '2026-11-11T16:00:00Z',
    scope: {},
    plannedLift: 4,
  };

  test('is written by managers and read by all', async () => {
    expect((await (await world.as('frontline')).post('/api/v1/promotions', promotion)).status).toBe(403);
    const made = await chief.post<{ id: string; version: number }>('/api/v1/promotions', promotion);
    expect(made).toMatchObject({ status: 201, body: { plannedLift: 4, learnedLift: null, version: 1 } });
    const path = `/api/v1/promotions/${made.body.id}`;
    expect(await chief.patch(path, { version: 1, plannedLift: null })).toMatchObject({
      status: 200,
      body: { plannedLift: null, version: 2, kind: 'festival' },
    });
    expect((await chief.patch(path, { version: 1, name: 'x' })).status).toBe(409);
    const seen = await (await world.as('guest')).get<{ items: { id: string }[] }>('/api/v1/promotions');
    expect(seen.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    expect((await chief.delete(path)).status).toBe(200);
    expect((await chief.delete(path)).status).toBe(404);
  });

  test.each([
    ['ends before it begins', { endsAt: '2026-11-09T16:00:00Z' }],
    ['lasts for a year', { endsAt: '2027-11-11T16:00:00Z' }],
  ])('one that %s is refused', async (_, over) => {
    const answer = await chief.post('/api/v1/promotions', { ...promotion, ...over });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', at: '/endsAt' } });
  });
});
