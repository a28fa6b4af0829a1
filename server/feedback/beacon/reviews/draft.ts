import type { Queries } from '../../../platform/database/database.ts';
import type { AlarmRow } from '../alarms/store.ts';
import { alarmReviews } from './tables.ts';

/**
 * Opens the report on an alarm that cleared. Members are part of the report on the alarm that headed them; one that
 * was reopened keeps what was written of it before.
 */
export async function draftReview(queries: Queries, row: AlarmRow, now: Date): Promise<void> {
  if (row.parentId !== null) return;
  const { workspaceId, id: alarmId } = row;
  await queries.insert(alarmReviews).values({ workspaceId, alarmId, draftedAt: now }).onConflictDoNothing();
}
