import { sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';

const DAY = 86_400_000;

/**
 * How often a pain was heard from a moment up to another, the second excluded. Repeats are not counted.
 * @returns points and points a day; null where the workspace has no such pain or the span is empty
 */
export async function rateBetween(
  queries: Queries,
  workspaceId: string,
  asked: { painId: string; from: Date; to: Date },
): Promise<{ voices: number; perDay: number } | null> {
  const { painId, from, to } = asked;
  if (to <= from) return null;
  const { rows } = await queries.execute<{ n: number }>(sql`
    select count(o.voice_id)::int as n
    from pains a join pains p on p.workspace_id = a.workspace_id and p.resolved_id = a.resolved_id
    left join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id and not o.repeat
      and o.occurred_at >= ${from.toISOString()} and o.occurred_at < ${to.toISOString()}
    where a.workspace_id = ${workspaceId} and a.id = ${painId} group by a.id`);
  const counted = rows[0];
  if (!counted) return null;
  return { voices: counted.n, perDay: (counted.n * DAY) / (to.getTime() - from.getTime()) };
}
