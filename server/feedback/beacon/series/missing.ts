import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';

/** Codes that are shown at most. */
const MOST = 50;

/** Codes of pushed series whose points have failed to come for longer than they may. */
export async function missingSeries(queries: Queries, workspaceId: string, now: Date): Promise<string[]> {
  const { rows } = await queries.execute<{ code: string }>(sql`
    select code from beacon_series
    where workspace_id = ${workspaceId} and watched and missing_after_minutes is not null and last_at is not null
      and last_at < ${now.toISOString()}::timestamptz - make_interval(mins => missing_after_minutes)
    order by code limit ${MOST}`);
  return rows.map(({ code }) => code);
}
