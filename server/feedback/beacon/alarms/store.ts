import { and, asc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Agent } from './action.ts';
import { type Alarm, OPEN_STATES } from './alarm.ts';
import { stormSince } from './kin.ts';
import { alarmSteps, alarms } from './tables.ts';

export type AlarmRow = typeof alarms.$inferSelect;
export type NewAlarm = typeof alarms.$inferInsert;
export type AlarmStep = typeof alarmSteps.$inferSelect;

/** Open alarms of a workspace that may head a group; more than this at once are a storm anyway. */
const MOST_HEADS = 500;

export const isBurning = (): SQL => inArray(alarms.state, [...OPEN_STATES]);

export const inWorkspace = (workspaceId: string): SQL => eq(alarms.workspaceId, workspaceId);

/** Alarms of a workspace are raised, joined and woken one after the other, on whatever server. */
export const lockAlarms = async (queries: Queries, workspaceId: string): Promise<void> => {
  await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alarms:${workspaceId}`}, 0))`);
};

export async function lastNumber(queries: Queries, workspaceId: string): Promise<number> {
  const { rows } = await queries.execute<{ last: number }>(
    sql`select coalesce(max(number), 0)::int as last from alarms where workspace_id = ${workspaceId}`,
  );
  return rows[0]!.last;
}

/** One alarm; `lock` holds it until the transaction ends. */
export async function findAlarm(
  queries: Queries,
  { workspaceId, id, lock = false }: { workspaceId: string; id: string; lock?: boolean },
): Promise<AlarmRow | null> {
  const found = queries
    .select()
    .from(alarms)
    .where(and(inWorkspace(workspaceId), eq(alarms.id, id)));
  const [row] = await (lock ? found.for('update') : found);
  return row ?? null;
}

/** Open alarms of these series, held until the transaction ends. */
export async function burningOf(
  queries: Queries,
  workspaceId: string,
  seriesIds: readonly string[],
): Promise<AlarmRow[]> {
  return queries
    .select()
    .from(alarms)
    .where(and(inWorkspace(workspaceId), isBurning(), inArray(alarms.seriesId, [...seriesIds])))
    .orderBy(alarms.id)
    .for('update');
}

/** Open alarms that may head a group, oldest first. */
export async function headsOf(queries: Queries, workspaceId: string): Promise<AlarmRow[]> {
  return queries
    .select()
    .from(alarms)
    .where(and(inWorkspace(workspaceId), isBurning(), isNull(alarms.parentId), isNull(alarms.silenceId)))
    .orderBy(asc(alarms.discoveredAt), asc(alarms.number))
    .limit(MOST_HEADS);
}

/** How many alarms were found within the minute before `now`, of each drill and of none. */
export async function countRecent(
  queries: Queries,
  workspaceId: string,
  now: Date,
): Promise<{ drillId: string | null; at: Date }[]> {
  return queries
    .select({ drillId: alarms.drillId, at: alarms.discoveredAt })
    .from(alarms)
    .where(and(inWorkspace(workspaceId), gte(alarms.discoveredAt, stormSince(now))))
    .orderBy(sql`discovered_at desc`)
    .limit(200);
}

/** Stores new alarms; a thousand in one statement. */
export async function insertAlarms(queries: Queries, rows: readonly NewAlarm[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1_000) {
    await queries.insert(alarms).values(rows.slice(from, from + 1_000));
  }
}

/**
 * What people do, and whatever leads to another state, counts the version. What else the house adds (where it was
 * located, that a control went out) makes no click stale that somebody is about to make.
 */
export const versionAfter = (row: AlarmRow, next: Alarm, agent: Agent): number =>
  agent.kind === 'house' && next.state === row.state ? row.version : row.version + 1;

/** Writes where the alarm stands now, with its version. */
export async function updateAlarm(
  queries: Queries,
  row: AlarmRow,
  { next, agent }: { next: Alarm; agent: Agent },
): Promise<AlarmRow> {
  const [updated] = await queries
    .update(alarms)
    .set({ ...next, version: versionAfter(row, next, agent) })
    .where(and(inWorkspace(row.workspaceId), eq(alarms.id, row.id)))
    .returning();
  return updated!;
}

/** Something graver was paged for it or a member of it. */
export async function promoteAlarm(
  queries: Queries,
  { workspaceId, id, gravest }: Pick<AlarmRow, 'workspaceId' | 'id' | 'gravest'>,
): Promise<void> {
  await queries
    .update(alarms)
    .set({ gravest })
    .where(and(inWorkspace(workspaceId), eq(alarms.id, id)));
}

/** What an alarm was taken through; many at once. */
export async function addSteps(
  queries: Queries,
  call: Call,
  steps: readonly (Pick<AlarmStep, 'alarmId' | 'action' | 'note' | 'detail'> & { at?: Date })[],
): Promise<void> {
  if (steps.length === 0) return;
  await queries.insert(alarmSteps).values(
    steps.map((step) => ({
      workspaceId: call.workspaceId,
      id: newId(),
      at: call.now,
      actorId: call.actor.id,
      actorName: call.actor.name,
      ...step,
    })),
  );
}

export async function stepsOf(queries: Queries, workspaceId: string, alarmId: string): Promise<AlarmStep[]> {
  return queries
    .select()
    .from(alarmSteps)
    .where(and(eq(alarmSteps.workspaceId, workspaceId), eq(alarmSteps.alarmId, alarmId)))
    .orderBy(alarmSteps.at, alarmSteps.id);
}

/** Open alarms that page and were not located, or had no playbook considered yet: what a restart resumes. */
export async function unfinishedAlarms(queries: Queries, workspaceId?: string): Promise<AlarmRow[]> {
  return queries
    .select()
    .from(alarms)
    .where(
      and(
        isBurning(),
        isNull(alarms.parentId),
        isNull(alarms.silenceId),
        or(isNull(alarms.locatedAt), isNull(alarms.consideredAt)),
        ...(workspaceId === undefined ? [] : [inWorkspace(workspaceId)]),
      ),
    )
    .orderBy(asc(alarms.discoveredAt))
    .limit(MOST_HEADS);
}

/** Which of these alarms are open. */
export async function openAmong(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await queries
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(inWorkspace(workspaceId), isBurning(), inArray(alarms.id, [...ids])));
  return new Set(rows.map(({ id }) => id));
}

/** Whether the same series, direction and drill has another open alarm; none can be raised until the transaction ends. */
export async function burningTwin(queries: Queries, row: AlarmRow): Promise<boolean> {
  await lockAlarms(queries, row.workspaceId);
  const twins = await burningOf(queries, row.workspaceId, [row.seriesId]);
  return twins.some(
    ({ id, direction, drillId }) => id !== row.id && direction === row.direction && drillId === row.drillId,
  );
}

/** Gives the open members of an alarm to another one. */
export async function moveMembers(queries: Queries, from: AlarmRow, parentId: string): Promise<void> {
  // Held in the order in which all others hold several, so that nobody waits for nobody.
  const members = queries
    .select({ id: alarms.id })
    .from(alarms)
    .where(and(inWorkspace(from.workspaceId), eq(alarms.parentId, from.id), isBurning()))
    .orderBy(alarms.id)
    .for('update');
  await queries
    .update(alarms)
    .set({ parentId })
    .where(and(inWorkspace(from.workspaceId), inArray(alarms.id, members)));
}
