import { type SQL, sql } from 'drizzle-orm';
import { endOfDay, TREND_DAYS, type Window, windowUntil } from '../window.ts';
import type { Counted } from './ask.ts';

/**
 * Counts of every living pain, as a query with the columns id, voices, mood_sum, last, before. Without conditions it
 * reads the daily counts; with some it counts the points themselves.
 */
export function countsOf(
  workspaceId: string,
  now: Date,
  asked: { window: Window; counted: Counted | null },
): SQL {
  const { window, counted } = asked;
  const last = windowUntil(now, TREND_DAYS).from;
  const before = windowUntil(now, 2 * TREND_DAYS).from;
  const earliest = [before, window.from].sort()[0]!;
  const source = counted
    ? filteredDays(workspaceId, { from: earliest, to: window.to }, counted)
    : sql`select d.pain_id, d.day, d.voices, d.mood_sum from pain_days d
        where d.workspace_id = ${workspaceId} and d.day between ${earliest} and ${window.to}`;
  return sql`
    select p.resolved_id as id,
      (coalesce(sum(d.voices) filter (where d.day >= ${window.from}), 0))::int as voices,
      sum(d.mood_sum) filter (where d.day >= ${window.from}) as mood_sum,
      (coalesce(sum(d.voices) filter (where d.day >= ${last}), 0))::int as last,
      (coalesce(sum(d.voices) filter (where d.day >= ${before} and d.day < ${last}), 0))::int as before
    from (${source}) d join pains p on p.workspace_id = ${workspaceId} and p.id = d.pain_id
    group by 1`;
}

function filteredDays(workspaceId: string, span: { from: string; to: string }, counted: Counted): SQL {
  const { kind, channel, language, attributes } = counted;
  const wanted = [
    sql`o.workspace_id = ${workspaceId} and o.pain_id is not null and not o.repeat`,
    sql`o.occurred_at >= ${`${span.from}T00:00:00Z`} and o.occurred_at < ${`${endOfDay(span.to)}T00:00:00Z`}`,
    ...(kind ? [sql`o.kind = ${kind}`] : []),
    ...(channel ? [sql`o.channel = ${channel}`] : []),
    ...(language ? [sql`o.language = ${language}`] : []),
    ...Object.entries(attributes).map(
      ([name, value]) => sql`exists (select from voices v where v.workspace_id = o.workspace_id
        and v.id = o.voice_id and v.attributes ->> ${name} = ${value})`,
    ),
  ];
  return sql`select o.pain_id, (o.occurred_at at time zone 'UTC')::date as day, count(*) as voices,
      sum(o.mood::float8) as mood_sum
    from points o where ${sql.join(wanted, sql` and `)} group by 1, 2`;
}
