import { and, eq, inArray } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { onCallNow } from '../on-call/index.ts';
import { pageDeliveries } from '../paging/tables.ts';
import { listAlarms } from './list.ts';
import type { AlarmRow } from './store.ts';

/** For whom something waits. */
export interface Waited {
  readonly workspaceId: string;
  readonly memberId: string;
  /** Owners, leaders and managers see what waits for anybody. */
  readonly leads: boolean;
  readonly now: Date;
  readonly limit: number;
}

/** Alarms that nobody has in hand: for who leads, who is on call, and whom the ladder has paged. No drills. */
export async function unansweredAlarms(queries: Queries, who: Waited): Promise<AlarmRow[]> {
  const { workspaceId, memberId, leads, now, limit } = who;
  const rows = await listAlarms(queries, workspaceId, {
    states: ['raised'],
    awake: true,
    drill: false,
    limit,
  });
  if (leads || rows.length === 0 || (await onCallNow(queries, workspaceId, now)) === memberId) return rows;
  const paged = await queries
    .selectDistinct({ id: pageDeliveries.alarmId })
    .from(pageDeliveries)
    .where(
      and(
        eq(pageDeliveries.workspaceId, workspaceId),
        eq(pageDeliveries.memberId, memberId),
        inArray(
          pageDeliveries.alarmId,
          rows.map(({ id }) => id),
        ),
      ),
    );
  const ids = new Set(paged.map(({ id }) => id));
  return rows.filter((row) => ids.has(row.id));
}

/** Cleared alarms without a finished report: for who had them in hand; those that nobody had, for who leads. No drills. */
export async function alarmsToReview(queries: Queries, who: Waited): Promise<AlarmRow[]> {
  const { workspaceId, memberId, leads, limit } = who;
  const rows = await listAlarms(queries, workspaceId, { states: ['cleared'], drill: false, limit });
  return rows.filter(({ ownerId }) => (ownerId === null ? leads : ownerId === memberId));
}
