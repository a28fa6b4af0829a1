import { afterAll, beforeAll, expect, test } from 'vitest';
import { suggestLinks } from '../../links/index.ts';
import { systemCall } from '../../platform/access/principal.ts';
import { done } from '../../platform/errors/refusal.ts';
import type { Caller } from '../../testing/caller.ts';
import { expectDone, startWorld, type World } from '../../testing/world.ts';
import { everyDay, plantPain } from '../pains/planted.ts';

interface Queue {
  items: { kind: string; thingId: string; title: string; actions: string[]; link: string }[];
  total: number;
}

const words = { title: '次日达', who: '收货人', pain: '到货要三天', solution: '前置仓' };
let world: World;
let manager: Caller;
let leader: Caller;
let member: Caller;
let propositionId: string;
let painId: string;

beforeAll(async () => {
  world = await startWorld();
  manager = await world.as('manager');
  leader = await world.as('leader');
  member = await world.as('member');
  painId = await plantPain(world, { title: '到货太慢', words: ['到货'], perDay: everyDay(3) });
  const made = await manager.post<{ id: string }>('/api/v1/propositions', { words, ownerId: member.userId });
  propositionId = made.body.id;
  const { database, clock } = world.services;
  expectDone(
    await database.transact(async (queries) =>
      done(
        await suggestLinks(queries, systemCall(world.workspaceId, 'test', clock.now()), {
          kind: 'addresses',
          links: [
            {
              kind: 'addresses',
              from: { thing: 'proposition', id: propositionId },
              to: { thing: 'pain', id: painId },
              score: 0.8,
              words: ['到货'],
            },
          ],
        }),
      ),
    ),
  );
});
afterAll(() => world.close());

const kindsFor = async (who: Caller, kind: string) =>
  (await who.get<Queue>('/api/v1/queue')).body.items.filter((item) => item.kind === kind);

test('a suggested match waits for managers and for the owner of its proposition, and for nobody else', async () => {
  for (const who of [manager, leader, member]) {
    expect(await kindsFor(who, 'match.judge')).toMatchObject([
      { title: '到货太慢', actions: ['accept', 'dismiss'], link: `/pains/${painId}` },
    ]);
  }
  for (const role of ['frontline', 'guest'] as const) {
    expect(await kindsFor(await world.as(role), 'match.judge')).toEqual([]);
  }
  const [match] = await kindsFor(member, 'match.judge');
  await member.post(`/api/v1/matches/${match!.thingId}/accept`);
  expect(await kindsFor(manager, 'match.judge')).toEqual([]);
});

test('an adjustment waits for leaders, but never for who proposed it', async () => {
  const proposed = await leader.post<{ id: string }>('/api/v1/adjustments', {
    propositionId,
    baseVersion: 1,
    words: { pain: '到货要五天' },
    reason: '声音说的是五天',
  });
  expect(proposed.status).toBe(201);
  const forOwner = await kindsFor(await world.as('owner'), 'adjustment.decide');
  expect(forOwner).toMatchObject([{ thingId: proposed.body.id, actions: ['adopt', 'refuse'] }]);
  for (const who of [leader, manager, member]) expect(await kindsFor(who, 'adjustment.decide')).toEqual([]);
});

test('another workspace sees nothing of it', async () => {
  expect((await (await world.asStranger('owner')).get<Queue>('/api/v1/queue')).body.total).toBe(0);
});
