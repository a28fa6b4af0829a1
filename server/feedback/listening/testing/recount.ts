import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';

/** A day whose kept count is not what its points add up to. */
export interface Miscount extends Record<string, unknown> {
  readonly pain: string;
  readonly day: string;
  readonly kept: number | null;
  readonly counted: number | null;
}

/** The law of `pain_days`: every row equals a recount from the points, in voices and mood. Empty where it holds. */
export async function recount(queries: Queries): Promise<Miscount[]> {
  const { rows } = await queries.execute<Miscount>(sql`
    select coalesce(d.pain_id, o.pain_id) as pain, coalesce(d.day, o.day)::text as day, d.voices as kept,
      o.voices as counted
    from pain_days d full join (
      select workspace_id, pain_id, (occurred_at at time zone 'UTC')::date as day, count(*)::int as voices,
        sum(mood::float8) as mood_sum
      from points where pain_id is not null and not repeat group by 1, 2, 3
    ) o on o.workspace_id = d.workspace_id and o.pain_id = d.pain_id and o.day = d.day
    where d.voices is distinct from o.voices or abs(d.mood_sum - o.mood_sum) > 1e-6`);
  return rows;
}
