import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { each, table } from '../store/columns.ts';

/** All points of a thread belong to this pain from now on, but for those that a person put where they are. */
export interface ThreadMove {
  readonly thread: number;
  readonly painId: string;
}

/**
 * Moves whole threads between pains, counts the days of every pain that gained or lost a point anew, and sets the
 * first and last voice of the `touched` pains. A touched pain with no point left is archived.
 */
export async function movePoints(
  queries: Queries,
  workspaceId: string,
  { moves, touched }: { moves: readonly ThreadMove[]; touched: readonly string[] },
): Promise<void> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    select distinct o.pain_id as id from points o where o.workspace_id = ${workspaceId} and o.pain_id is not null
      and not o.pinned and o.thread = any(${sql.param(moves.map(({ thread }) => thread))}::int4[])`);
  await each(
    queries,
    moves,
    (some) => sql`
    update points o set pain_id = t.pain
    from ${table(some, {
      thread: ['int4', (row) => row.thread],
      pain: ['uuid', (row) => row.painId],
    })} where o.workspace_id = ${workspaceId} and o.thread = t.thread and not o.pinned and o.pain_id is distinct from t.pain`,
  );
  const counted = [...new Set([...rows.map(({ id }) => id), ...moves.map(({ painId }) => painId)])];
  await recountDays(queries, workspaceId, counted);
  await stretchTouched(queries, workspaceId, touched);
}

const idsOf = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::uuid[]`;

async function recountDays(queries: Queries, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queries.execute(
    sql`delete from pain_days where workspace_id = ${workspaceId} and pain_id = any(${idsOf(ids)})`,
  );
  await queries.execute(sql`
    insert into pain_days (workspace_id, pain_id, day, voices, mood_sum)
    select workspace_id, pain_id, (occurred_at at time zone 'UTC')::date, count(*)::int, sum(mood::float8)
    from points where workspace_id = ${workspaceId} and pain_id = any(${idsOf(ids)}) and not repeat
    group by 1, 2, 3`);
}

/** First and last voice of living pains, with all that was merged into them. */
async function stretchTouched(queries: Queries, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queries.execute(sql`
    with said as (
      select p.resolved_id as id, min(o.occurred_at) as first, max(o.occurred_at) as last
      from pains p left join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id
      where p.workspace_id = ${workspaceId} and p.resolved_id = any(${idsOf(ids)}) group by 1
    )
    update pains r set first_voice_at = coalesce(s.first, r.first_voice_at),
      last_voice_at = coalesce(s.last, r.last_voice_at),
      archived_at = case when s.first is null then coalesce(r.archived_at, now()) else r.archived_at end
    from said s where r.workspace_id = ${workspaceId} and r.id = s.id`);
}
