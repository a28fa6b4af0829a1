import { type SQL, sql } from 'drizzle-orm';
import { endOfDay, TREND_DAYS, type Window, windowUntil } from '../window.ts';
import type { Counted } from './ask.ts';

interface CountsAsked {
  readonly window: Window;
  readonly counted: Counted | null;
  /** Only these pains, by any id that names them; null: all. */
  readonly ids: readonly string[] | null;
}

/**
 * Counts of every living pain, as a query with the columns id, voices, mood_sum, last, before. Without conditions it
 * reads the daily counts, and a pain without any counts 0; with some it counts the points themselves, and only pains
 * that have such points are there.
 */
export function countsOf(workspaceId: string, now: Date, asked: CountsAsked): SQL {
  const { window, counted, ids } = asked;
  const last = windowUntil(now, TREND_DAYS).from;
  const before = windowUntil(now, 2 * TREND_DAYS).from;
  const earliest = [before, window.from].sort()[0]!;
  // Said twice, for the planner: a single pain must not read the days of all.
  const named =
    ids === null
      ? sql``
      : sql`and d.pain_id in (select m.id from pains m where m.workspace_id = ${workspaceId}
          and m.resolved_id in (${rootsOf(workspaceId, ids)}))`;
  const source = counted
    ? filteredDays(workspaceId, { from: earliest, to: window.to }, counted)
    : sql`select d.pain_id, d.day, d.voices, d.mood_sum from pain_days d
        where d.workspace_id = ${workspaceId} and d.day between ${earliest} and ${window.to} ${named}
        union all select id, null, 0, 0 from pains where workspace_id = ${workspaceId} and merged_into_id is null`;
  return sql`
    select p.resolved_id as id,
      (coalesce(sum(d.voices) filter (where d.day >= ${window.from}), 0))::int as voices,
      sum(d.mood_sum) filter (where d.day >= ${window.from}) as mood_sum,
      (coalesce(sum(d.voices) filter (where d.day >= ${last}), 0))::int as last,
      (coalesce(sum(d.voices) filter (where d.day >= ${before} and d.day < ${last}), 0))::int as before
    from pains p join (${source}) d on d.pain_id = p.id
    where p.workspace_id = ${workspaceId}
    ${ids === null ? sql`` : sql`and p.resolved_id in (${rootsOf(workspaceId, ids)})`}
    group by 1`;
}

/** The living pains that some ids name. */
const rootsOf = (workspaceId: string, ids: readonly string[]): SQL => sql`
  select q.resolved_id from pains q where q.workspace_id = ${workspaceId} and q.id = any(${sql.param([...ids])}::uuid[])`;

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
