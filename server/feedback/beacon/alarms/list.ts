import { and, count, desc, eq, inArray, isNotNull, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { AlarmState, Severity } from './alarm.ts';
import { type AlarmRow, inWorkspace, isBurning } from './store.ts';
import { alarms } from './tables.ts';

/** Which alarms, newest first. */
export interface AlarmFilter {
  readonly open?: boolean | undefined;
  readonly states?: readonly AlarmState[] | undefined;
  readonly drill?: boolean | undefined;
  readonly severities?: readonly Severity[] | undefined;
  /** Of this pain, of what was merged into it, and of what it was merged into. */
  readonly painId?: string | undefined;
  /** Members of this one; without it, only alarms that are members of none. */
  readonly parentId?: string | undefined;
  /** Members too, each as an alarm of its own. */
  readonly members?: boolean | undefined;
  /** Neither a silence nor another alarm keeps it quiet. */
  readonly awake?: boolean | undefined;
  /** Numbers below this one. */
  readonly after?: number | undefined;
  readonly limit: number;
}

export async function listAlarms(
  queries: Queries,
  workspaceId: string,
  filter: AlarmFilter,
): Promise<AlarmRow[]> {
  return queries
    .select()
    .from(alarms)
    .where(and(...conditions(workspaceId, filter)))
    .orderBy(desc(alarms.number))
    .limit(filter.limit);
}

export const countAlarms = (
  queries: Queries,
  workspaceId: string,
  filter: Omit<AlarmFilter, 'limit'>,
): Promise<number> => queries.$count(alarms, and(...conditions(workspaceId, filter)));

function conditions(workspaceId: string, filter: Omit<AlarmFilter, 'limit'>): SQL[] {
  const wanted: SQL[] = [inWorkspace(workspaceId)];
  if (filter.open !== undefined) wanted.push(filter.open ? isBurning() : not(isBurning()));
  if (filter.states) wanted.push(inArray(alarms.state, [...filter.states]));
  if (filter.drill !== undefined)
    wanted.push(filter.drill ? isNotNull(alarms.drillId) : isNull(alarms.drillId));
  if (filter.severities) wanted.push(inArray(alarms.severity, [...filter.severities]));
  if (filter.painId) wanted.push(isNotNull(alarms.painId), samePain(workspaceId, filter.painId));
  if (filter.parentId) wanted.push(eq(alarms.parentId, filter.parentId));
  else if (!filter.members) wanted.push(isNull(alarms.parentId));
  if (filter.awake) wanted.push(isNull(alarms.silenceId));
  if (filter.after !== undefined) wanted.push(lt(alarms.number, filter.after));
  return wanted;
}

const samePain = (workspaceId: string, painId: string): SQL => sql`${alarms.painId} in (
  select id from pains where workspace_id = ${workspaceId} and resolved_id = (
    select resolved_id from pains where workspace_id = ${workspaceId} and id = ${painId}))`;

/** Alarm id → how many members it has; those without any are left out. */
export async function countMembers(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await queries
    .select({ id: alarms.parentId, members: count() })
    .from(alarms)
    .where(and(inWorkspace(workspaceId), inArray(alarms.parentId, [...ids])))
    .groupBy(alarms.parentId);
  return new Map(rows.map(({ id, members }) => [id!, members]));
}
