import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../testing/world.ts';
import { heardAll, plainVoices } from './testing/voices.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const count = async (query: ReturnType<typeof sql>) =>
  Number((await world.services.database.queries.execute<{ n: string }>(query)).rows[0]!.n);

describe('the listening stream', () => {
  test('groups every voice exactly once and counts it in its day', async () => {
    const caller = await world.as('manager');
    const answer = await caller.post<{ accepted: number }>('/api/v1/voices', { voices: plainVoices(600) });
    expect(answer).toMatchObject({ status: 200, body: { accepted: 600 } });
    await heardAll(world, world.workspaceId);
    expect(await count(sql`select count(distinct voice_id) as n from points`)).toBe(600);
    expect(await count(sql`select count(*) as n from voice_words`)).toBe(600);
    expect(await count(sql`select sum(voices) as n from pain_days`)).toBe(
      await count(sql`select count(*) as n from points where pain_id is not null and not repeat`),
    );
    expect(await count(sql`select count(*) as n from pains where title = ''`)).toBe(0);
  });
});
