import { and, desc, eq, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { ControlState } from './control.ts';
import type { ControlRow } from './store.ts';
import { controls } from './tables.ts';

/** Which controls, newest first. */
export interface ControlFilter {
  /** Proposed or active. */
  readonly active?: boolean | undefined;
  readonly states?: readonly ControlState[] | undefined;
  readonly alarmId?: string | undefined;
  /** Its alarm is over, and nobody has said why it stays. */
  readonly outliving?: boolean | undefined;
  /** Numbers below this one. */
  readonly after?: number | undefined;
  readonly limit: number;
}

const OPEN: ControlState[] = ['proposed', 'active'];
const OVER: ControlState[] = ['expired', 'takenBack', 'refused'];

export async function listControls(
  queries: Queries,
  workspaceId: string,
  filter: ControlFilter,
): Promise<ControlRow[]> {
  const wanted: SQL[] = [eq(controls.workspaceId, workspaceId)];
  if (filter.active !== undefined) wanted.push(inArray(controls.state, filter.active ? OPEN : OVER));
  if (filter.states) wanted.push(inArray(controls.state, [...filter.states]));
  if (filter.alarmId) wanted.push(eq(controls.alarmId, filter.alarmId));
  if (filter.outliving) wanted.push(isNotNull(controls.outlivesSince));
  if (filter.after !== undefined) wanted.push(lt(controls.number, filter.after));
  return queries
    .select()
    .from(controls)
    .where(and(...wanted))
    .orderBy(desc(controls.number))
    .limit(filter.limit);
}
