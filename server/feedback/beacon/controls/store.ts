import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Control } from './control.ts';
import { controlRevisions, controlSteps, controls } from './tables.ts';

export type ControlRow = typeof controls.$inferSelect;
export type StoredStep = typeof controlSteps.$inferSelect;

/** What a control is beside where it stands. */
export type ControlWords = Pick<
  ControlRow,
  'title' | 'reason' | 'origin' | 'playbookId' | 'drill' | 'byId' | 'byName'
>;

/** Holds back other proposals of the workspace until the transaction ends: they number and count in turn. */
export async function takeTurn(queries: Queries, workspaceId: string): Promise<void> {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`controls:${workspaceId}`}, 0))`);
}

/** The next revision of the workspace's active controls; whoever asks later waits until this transaction ends. */
export async function nextRevision(queries: Queries, workspaceId: string): Promise<number> {
  const [row] = await queries
    .insert(controlRevisions)
    .values({ workspaceId, last: 1 })
    .onConflictDoUpdate({
      target: controlRevisions.workspaceId,
      set: { last: sql`${controlRevisions.last} + 1` },
    })
    .returning();
  return row!.last;
}

/** Stores a new control with the next number of its workspace; the caller has taken its turn. */
export async function insertControl(
  queries: Queries,
  call: Call,
  { control, words, revision }: { control: Control; words: ControlWords; revision: number | null },
): Promise<ControlRow> {
  const { workspaceId } = call;
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from controls where workspace_id = ${workspaceId})`;
  const [row] = await queries
    .insert(controls)
    .values({
      ...control,
      ...words,
      overBounds: [...control.overBounds],
      workspaceId,
      id: newId(),
      number,
      proposedAt: call.now,
      revision,
    })
    .returning();
  return row!;
}

/** One control; `lock` holds it until the transaction ends. */
export async function findControl(
  queries: Queries,
  { workspaceId, id, lock = false }: { workspaceId: string; id: string; lock?: boolean },
): Promise<ControlRow | null> {
  const found = queries
    .select()
    .from(controls)
    .where(and(eq(controls.workspaceId, workspaceId), eq(controls.id, id)));
  const [row] = await (lock ? found.for('update') : found);
  return row ?? null;
}

/**
 * Writes where the control stands now; `revision` where points are told of it. What the machine notes by itself counts
 * no version: somebody who takes a control back right after its deployment saw it as it still is.
 */
export async function updateControl(
  queries: Queries,
  row: ControlRow,
  { next, revision, noted }: { next: Control; revision: number | null; noted: boolean },
): Promise<ControlRow> {
  const [updated] = await queries
    .update(controls)
    .set({
      ...next,
      overBounds: [...next.overBounds],
      version: noted ? row.version : row.version + 1,
      ...(revision === null ? {} : { revision }),
    })
    .where(and(eq(controls.workspaceId, row.workspaceId), eq(controls.id, row.id)))
    .returning();
  return updated!;
}

export async function addStep(
  queries: Queries,
  call: Call,
  step: Pick<StoredStep, 'controlId' | 'action' | 'note' | 'detail'>,
): Promise<void> {
  await queries.insert(controlSteps).values({
    workspaceId: call.workspaceId,
    id: newId(),
    at: call.now,
    actorId: call.actor.id,
    actorName: call.actor.name,
    ...step,
  });
}

export async function stepsOf(
  queries: Queries,
  { workspaceId, id }: Pick<ControlRow, 'workspaceId' | 'id'>,
): Promise<StoredStep[]> {
  return queries
    .select()
    .from(controlSteps)
    .where(and(eq(controlSteps.workspaceId, workspaceId), eq(controlSteps.controlId, id)))
    .orderBy(controlSteps.at, controlSteps.id);
}

/** Automatic controls: active now, and deployed since the moment given. */
export async function countAutomatic(
  queries: Queries,
  workspaceId: string,
  since: Date,
): Promise<{ active: number; lastHour: number }> {
  const [row] = await queries
    .select({
      active: sql<number>`(count(*) filter (where ${controls.state} = 'active'))::int`,
      lastHour: sql<number>`(count(*) filter (where ${gte(controls.deployedAt, since)}))::int`,
    })
    .from(controls)
    .where(and(eq(controls.workspaceId, workspaceId), eq(controls.origin, 'playbook')));
  return row!;
}

/** Controls of all workspaces whose time is over, the longest first. */
export async function dueControls(
  queries: Queries,
  now: Date,
): Promise<Pick<ControlRow, 'workspaceId' | 'id'>[]> {
  return queries
    .select({ workspaceId: controls.workspaceId, id: controls.id })
    .from(controls)
    .where(and(inArray(controls.state, ['active', 'proposed']), lte(controls.expiresAt, now)))
    .orderBy(controls.expiresAt)
    .limit(500);
}

/** Controls of these alarms that are active. */
export async function activeOfAlarms(
  queries: Queries,
  workspaceId: string,
  alarmIds: readonly string[],
): Promise<ControlRow[]> {
  if (alarmIds.length === 0) return [];
  return queries
    .select()
    .from(controls)
    .where(
      and(
        eq(controls.workspaceId, workspaceId),
        eq(controls.state, 'active'),
        inArray(controls.alarmId, [...alarmIds]),
      ),
    );
}
