import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { createTestClock } from '../../../testing/clock.ts';
import { testPlace } from '../../../testing/database.ts';
import { HandAlarms, startTower, type Tower } from '../paging/testing/tower.ts';

interface View {
  readonly id: string;
  readonly version: number;
  readonly now: { id: string; name: string } | null;
  readonly shifts: { from: string; until: string; member: { id: string } | null }[];
  readonly gaps: { from: string; until: string }[];
}

const place = await testPlace();
const clock = createTestClock(new Date('2026-11-02T02:00:00Z'));
let tower: Tower;
let [chief, ann, bob]: Caller[] = [] as unknown as [Caller, Caller, Caller];
beforeAll(async () => {
  tower = await startTower({ place, clock, alarms: new HandAlarms() });
  chief = await tower.member('manager', 'chief');
  ann = await tower.member('member', 'ann');
  bob = await tower.member('member', 'bob');
});
afterAll(async () => {
  await tower.stop();
  await place.remove();
});

test('a rota tells who is on call, when that changes, and its gaps; a stand-in is an edit of its own', async () => {
  const made = await chief.post<View>('/api/v1/on-call/rotas', {
    name: '值班',
    timeZone: 'Asia/Shanghai',
    layers: [{ memberIds: [ann.userId, bob.userId], rotate: 'day', from: '2026-11-03T01:00:00Z' }],
  });
  expect(made).toMatchObject({ status: 201, body: { now: null, version: 1 } });
  expect(made.body.gaps).toEqual([{ from: '2026-11-02T02:00:00.000Z', until: '2026-11-03T01:00:00.000Z' }]);
  expect(made.body.shifts).toHaveLength(29);
  expect(made.body.shifts[1]).toMatchObject({
    from: '2026-11-03T01:00:00.000Z',
    until: '2026-11-04T01:00:00.000Z',
    member: { id: ann.userId, name: 'ann' },
  });
  const override = { from: '2026-11-02T00:00:00Z', until: '2026-11-02T12:00:00Z', memberId: bob.userId };
  const path = `/api/v1/on-call/rotas/${made.body.id}`;
  const edited = await chief.patch<View>(path, { version: 1, overrides: [override] });
  expect(edited).toMatchObject({ status: 200, body: { version: 2, now: { id: bob.userId } } });
  expect((await chief.patch(path, { version: 1, overrides: [] })).status).toBe(409);
  const now = await ann.get('/api/v1/on-call/now');
  expect(now.body).toMatchObject({
    items: [{ member: { id: bob.userId }, until: '2026-11-02T12:00:00.000Z', next: null }],
  });
  const later = await ann.get('/api/v1/on-call/now?at=2026-11-04T02:00:00Z');
  expect(later.body).toMatchObject({ items: [{ member: { id: bob.userId }, next: { id: ann.userId } }] });
  expect((await ann.patch(path, { version: 2, overrides: [] })).status).toBe(403);
});

test('the ladder that always counts is shown last', async () => {
  const { body } = await ann.get<{ items: { id: null; steps: { to: object[] }[] }[] }>('/api/v1/ladders');
  expect(body.items.at(-1)).toMatchObject({ id: null });
  expect(body.items.at(-1)!.steps[0]!.to).toEqual([{ owner: true }, { leaders: true }]);
});
