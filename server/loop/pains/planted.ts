import { sql } from 'drizzle-orm';
import { newId } from '../../platform/ids.ts';
import type { World } from '../../testing/world.ts';

/** Far from the keys that the listening engine gives. */
let key = 1_000_000;

/**
 * Plants a pain for tests of what is made of pains, past the listening engine: with voices a day, the last of
 * `perDay` today.
 */
export async function plantPain(
  world: World,
  planted: { title: string; words: string[]; perDay: number[]; nature?: 'pain' | 'delight' },
): Promise<string> {
  const id = newId();
  const { queries } = world.services.database;
  const words = planted.words.map((word, n) => ({ word, weight: 1 / (n + 1) }));
  const now = world.clock.now().getTime();
  const first = new Date(now - planted.perDay.length * 86_400_000).toISOString();
  key += 1;
  await queries.execute(sql`
    insert into pains (workspace_id, id, key, nature, resolved_id, title, titled_by, words, typical,
      first_voice_at, last_voice_at)
    values (${world.workspaceId}, ${id}, ${key}, ${planted.nature ?? 'pain'}, ${id}, ${planted.title}, 'words',
      ${JSON.stringify(words)}::jsonb, '{}', ${first}, ${new Date(now).toISOString()})`);
  for (const [n, voices] of planted.perDay.entries()) {
    const day = new Date(now - (planted.perDay.length - 1 - n) * 86_400_000).toISOString().slice(0, 10);
    await queries.execute(sql`
      insert into pain_days (workspace_id, pain_id, day, voices, mood_sum)
      values (${world.workspaceId}, ${id}, ${day}, ${voices}, ${-0.5 * voices})`);
  }
  return id;
}

/** Merges one planted pain into another, as the listening stream records it. */
export async function mergePlanted(world: World, from: string, into: string): Promise<void> {
  await world.services.database.queries.execute(sql`
    update pains set resolved_id = ${into} where workspace_id = ${world.workspaceId} and resolved_id = ${from}`);
}

export const everyDay = (voices: number, days = 28): number[] => new Array<number>(days).fill(voices);
