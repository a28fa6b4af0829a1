import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { PainBrief } from './behind.ts';

/**
 * The pain that each alarm is about as it stands today: its own, else that of the member with most voices, so that an
 * alarm of a region can be named by what customers say there. Alarms without any are left out.
 */
export async function aboutOf(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PainBrief>> {
  if (ids.length === 0) return new Map();
  const asked = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const { rows } = await queries.execute<{ head: string; id: string; title: string }>(sql`
    select distinct on (head) coalesce(a.parent_id, a.id) as head, r.id, r.title
    from alarms a
    join pains q on q.workspace_id = a.workspace_id and q.id = a.pain_id
    join pains r on r.workspace_id = q.workspace_id and r.id = q.resolved_id
    where a.workspace_id = ${workspaceId} and a.pain_id is not null
      and (a.id in (${asked}) or a.parent_id in (${asked}))
    order by head, a.parent_id is not null, a.peak_rate desc, a.number`);
  return new Map(rows.map(({ head, id, title }) => [head, { id, title }]));
}
