import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { moodModels } from './tables.ts';

export type MoodModelRow = typeof moodModels.$inferSelect;

/** Versions whose bytes are kept, so that one can be looked at or gone back to. */
const KEPT = 3;

/** Versions, the newest first. */
export async function readMoodModels(
  queries: Queries,
  workspaceId: string,
  limit = 20,
): Promise<MoodModelRow[]> {
  return queries
    .select()
    .from(moodModels)
    .where(eq(moodModels.workspaceId, workspaceId))
    .orderBy(desc(moodModels.version))
    .limit(limit);
}

/** Bytes of the version that new voices are read by; null while they are read as from the first voice. */
export async function moodInUse(queries: Queries, workspaceId: string): Promise<Uint8Array | null> {
  const [used] = await queries
    .select({ model: moodModels.model })
    .from(moodModels)
    .where(and(eq(moodModels.workspaceId, workspaceId), eq(moodModels.state, 'used')))
    .orderBy(desc(moodModels.version))
    .limit(1);
  return used?.model ? new Uint8Array(used.model) : null;
}

/** Adds a version; one that is used replaces the one before. */
export async function keepVersion(queries: Queries, row: MoodModelRow): Promise<void> {
  const own = eq(moodModels.workspaceId, row.workspaceId);
  if (row.state === 'used') {
    await queries
      .update(moodModels)
      .set({ state: 'replaced' })
      .where(and(own, eq(moodModels.state, 'used')));
  }
  await queries.insert(moodModels).values(row);
  await queries
    .update(moodModels)
    .set({ model: sql`null` })
    .where(and(own, lte(moodModels.version, row.version - KEPT), sql`${moodModels.state} <> 'used'`));
}
