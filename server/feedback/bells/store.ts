import { and, eq, lte, sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Bell } from './bell.ts';
import { bellSteps, bells, bellVoices } from './tables.ts';

export type BellRow = typeof bells.$inferSelect;
export type BellStep = typeof bellSteps.$inferSelect;

/** What a bell is about, beside where it stands. */
export interface BellWords {
  readonly painId: string | null;
  readonly title: string;
  readonly note: string;
  readonly ruleId: string | null;
}

/** Stores a new bell with the next number of its workspace. */
export async function insertBell(
  queries: Queries,
  call: Call,
  { bell, words, voiceIds }: { bell: Bell; words: BellWords; voiceIds: readonly string[] },
): Promise<BellRow> {
  const { workspaceId } = call;
  // Two bells rung at the same moment take their numbers one after the other.
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bells:${workspaceId}`}, 0))`);
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from bells where workspace_id = ${workspaceId})`;
  const [row] = await queries
    .insert(bells)
    .values({ ...bell, ...words, workspaceId, id: newId(), number })
    .returning();
  if (voiceIds.length > 0) {
    await queries
      .insert(bellVoices)
      .values(voiceIds.map((voiceId) => ({ workspaceId, bellId: row!.id, voiceId })));
  }
  return row!;
}

/** One bell; `lock` holds it until the transaction ends. */
export async function findBell(
  queries: Queries,
  { workspaceId, id, lock = false }: { workspaceId: string; id: string; lock?: boolean },
): Promise<BellRow | null> {
  const found = queries
    .select()
    .from(bells)
    .where(and(eq(bells.workspaceId, workspaceId), eq(bells.id, id)));
  const [row] = await (lock ? found.for('update') : found);
  return row ?? null;
}

/** Writes where the bell stands now and counts its version. */
export async function updateBell(queries: Queries, row: BellRow, next: Bell): Promise<BellRow> {
  const [updated] = await queries
    .update(bells)
    .set({ ...next, version: row.version + 1 })
    .where(and(eq(bells.workspaceId, row.workspaceId), eq(bells.id, row.id)))
    .returning();
  return updated!;
}

export async function addStep(
  queries: Queries,
  call: Call,
  step: Pick<BellStep, 'bellId' | 'action' | 'note' | 'detail'>,
): Promise<void> {
  await queries.insert(bellSteps).values({
    workspaceId: call.workspaceId,
    id: newId(),
    at: call.now,
    actorId: call.actor.id,
    actorName: call.actor.name,
    ...step,
  });
}

export async function stepsOf(queries: Queries, workspaceId: string, bellId: string): Promise<BellStep[]> {
  return queries
    .select()
    .from(bellSteps)
    .where(and(eq(bellSteps.workspaceId, workspaceId), eq(bellSteps.bellId, bellId)))
    .orderBy(bellSteps.at, bellSteps.id);
}

/** Bells of all workspaces whose ladder should have called somebody by `now`, longest waiting first. */
export async function dueBells(queries: Queries, now: Date): Promise<Pick<BellRow, 'workspaceId' | 'id'>[]> {
  return queries
    .select({ workspaceId: bells.workspaceId, id: bells.id })
    .from(bells)
    .where(lte(bells.nextCallAt, now))
    .orderBy(bells.nextCallAt)
    .limit(500);
}

/** Ids of the voices that the bell was rung with, in no order. */
export async function voicesOf(
  queries: Queries,
  { workspaceId, id }: Pick<BellRow, 'workspaceId' | 'id'>,
): Promise<string[]> {
  const rows = await queries
    .select({ voiceId: bellVoices.voiceId })
    .from(bellVoices)
    .where(and(eq(bellVoices.workspaceId, workspaceId), eq(bellVoices.bellId, id)));
  return rows.map(({ voiceId }) => voiceId);
}
