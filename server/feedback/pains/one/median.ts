import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { Window } from '../window.ts';

/** Median over the pains heard in the window of their mean mood; null where there is none. */
export async function medianMood(
  queries: Queries,
  workspaceId: string,
  window: Window,
): Promise<number | null> {
  const { rows } = await queries.execute<{ median: number | null }>(sql`
    select percentile_cont(0.5) within group (order by mood) as median from (
      select sum(d.mood_sum) / sum(d.voices) as mood
      from pain_days d join pains p on p.workspace_id = d.workspace_id and p.id = d.pain_id
      where d.workspace_id = ${workspaceId} and p.nature = 'pain' and d.day between ${window.from} and ${window.to}
      group by p.resolved_id having sum(d.voices) > 0) moods`);
  return rows[0]?.median ?? null;
}
