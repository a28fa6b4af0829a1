import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlace, testPlace } from '../../testing/database.ts';
import type { EventView } from '../pains/one/lineage.ts';
import type { PainRowView } from '../pains/ranking/view.ts';
import { type House, openHouse } from './testing/house.ts';
import { recount } from './testing/recount.ts';

const RUNS = 8;

let place: TestPlace;
let house: House;
let arrived = 0;
beforeAll(async () => {
  place = await testPlace();
  house = await openHouse(place);
  await arrive(60);
});
afterAll(async () => {
  await house.server.stop();
  await place.remove();
});

async function arrive(count: number): Promise<void> {
  await house.arrive(count, arrived);
  arrived += count;
}

const pains = async () =>
  (await house.caller.get<{ items: PainRowView[] }>('/api/v1/pains?limit=200&days=366')).body.items;

/** A step picks its pains and voices by number, modulo what there is. */
type Step = {
  type: 'hear' | 'regroup' | 'merge' | 'split' | 'move' | 'alone' | 'undo';
  a: number;
  b: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom('hear', 'hear', 'regroup', 'merge', 'split', 'move', 'alone', 'undo'),
  a: fc.nat(50),
  b: fc.nat(50),
});

async function take({ type, a, b }: Step): Promise<void> {
  const { caller } = house;
  if (type === 'hear') return arrive(1 + a);
  if (type === 'regroup') {
    expect((await caller.post('/api/v1/listening/consolidate')).status).toBe(200);
    return;
  }
  if (type === 'undo') {
    const { body } = await caller.get<{ items: EventView[] }>('/api/v1/pains/decisions?limit=50');
    const event = body.items.filter(({ undone }) => !undone)[a % 5];
    if (event) await caller.post(`/api/v1/pains/events/${event.id}/undo`);
    return;
  }
  const all = await pains();
  const [one, other] = [all[a % all.length]!, all[b % all.length]!];
  if (type === 'merge') {
    await caller.post(`/api/v1/pains/${one.id}/merge`, { into: other.id });
    return;
  }
  const { body } = await caller.get<{ items: { id: string; here: number[] }[] }>(
    `/api/v1/pains/${one.id}/voices?limit=20`,
  );
  const voice = body.items[b % body.items.length];
  if (!voice) return;
  if (type === 'split') {
    const voiceIds = body.items.slice(0, 1 + (b % 4)).map(({ id }) => id);
    await caller.post(`/api/v1/pains/${one.id}/split`, { voiceIds });
  } else {
    const to = type === 'move' ? other.id : null;
    await caller.post('/api/v1/pains/move', { voiceId: voice.id, n: voice.here[0], to });
  }
}

const rows = async (statement: ReturnType<typeof sql>) =>
  (await house.server.services.database.queries.execute(statement)).rows;

describe('laws of the stream under any decisions', () => {
  test('kept counts equal a recount, every voice is grouped once, every name leads to a living pain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        for (const each of steps) await take(each);
        expect(await recount(house.server.services.database.queries)).toEqual([]);
        expect(
          await rows(sql`select v.id from voices v left join points o on o.voice_id = v.id
            group by 1 having count(o.n) = 0 or count(o.n) <> max(o.n) + 1`),
        ).toEqual([]);
        expect(
          await rows(sql`select p.id from pains p join pains r on r.id = p.resolved_id
            where r.resolved_id <> r.id or (p.merged_into_id is null) <> (p.resolved_id = p.id)`),
        ).toEqual([]);
        expect(
          await rows(sql`select p.id from pains p join pains m on m.id = p.merged_into_id
            where m.resolved_id <> p.resolved_id`),
        ).toEqual([]);
      }),
      // What earlier runs did stays in the world, so a shorter sequence proves nothing.
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);
});
