import { sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';

/** The window in which the loop measures pains: four whole weeks, so that weekdays weigh alike. */
export const WINDOW_DAYS = 28;

const DAY = 86_400_000;

/** A pain that stands (not merged away) with its voices of the window; repeats are not counted. */
export interface PainFigures {
  readonly painId: string;
  readonly title: string;
  /** Voices in the last 28 days (UTC days, today included). */
  readonly voices: number;
  /** Mean mood of those voices, −1 … 1; null where there are none. */
  readonly mood: number | null;
}

/** First UTC day of the window that ends today, `YYYY-MM-DD`. */
export const windowStart = (now: Date, days = WINDOW_DAYS): string =>
  new Date(now.getTime() - (days - 1) * DAY).toISOString().slice(0, 10);

/** Every pain that counts: no delights, none muted or archived, merged ones added to their survivor. */
export async function painFigures(queries: Queries, call: Call): Promise<PainFigures[]> {
  const { rows } = await queries.execute<{
    id: string;
    title: string;
    voices: number;
    mood: number | null;
  }>(sql`
    with heard as (
      select part.resolved_id as id, sum(d.voices)::int as voices, sum(d.mood_sum) as mood_sum
      from (
        select pain_id, sum(voices) as voices, sum(mood_sum) as mood_sum from pain_days
        where workspace_id = ${call.workspaceId} and day >= ${windowStart(call.now)} group by pain_id
      ) d
      join pains part on part.workspace_id = ${call.workspaceId} and part.id = d.pain_id
      group by 1
    )
    select p.id, p.title, coalesce(h.voices, 0) as voices, (h.mood_sum / nullif(h.voices, 0))::float8 as mood
    from pains p left join heard h on h.id = p.id
    where p.workspace_id = ${call.workspaceId} and p.resolved_id = p.id and p.nature = 'pain'
      and p.muted_at is null and p.archived_at is null
    order by 3 desc, 1`);
  return rows.map(({ id, ...rest }) => ({ painId: id, ...rest }));
}

/** The pain that each id stands for by now: itself, or what it was merged into. Unknown ids are left out. */
export async function resolvePains(
  queries: Queries,
  call: Call,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await queries.execute<{ id: string; resolved: string }>(sql`
    select id, resolved_id as resolved from pains
    where workspace_id = ${call.workspaceId} and id = any(${sql.param([...ids])}::uuid[])`);
  return new Map(rows.map(({ id, resolved }) => [id, resolved]));
}

/** Counts per day of some pains since a UTC day, oldest first, days without voices as 0. */
export async function painCourses(
  queries: Queries,
  call: Call,
  asked: { painIds: readonly string[]; since: string },
): Promise<Map<string, number[]>> {
  const days = Math.floor((call.now.getTime() - Date.parse(asked.since)) / DAY) + 1;
  const courses = new Map(asked.painIds.map((id) => [id, new Array<number>(days).fill(0)]));
  if (courses.size === 0) return courses;
  const { rows } = await queries.execute<{ id: string; at: number; voices: number }>(sql`
    select p.resolved_id as id, (d.day - ${asked.since}::date)::int as at, sum(d.voices)::int as voices
    from pains p join pain_days d on d.workspace_id = p.workspace_id and d.pain_id = p.id
    where p.workspace_id = ${call.workspaceId} and d.day >= ${asked.since}
      and p.resolved_id = any(${sql.param([...asked.painIds])}::uuid[])
    group by 1, 2`);
  for (const { id, at, voices } of rows) {
    const course = courses.get(id);
    if (course && at < course.length) course[at] = voices;
  }
  return courses;
}

/** The channels that some pains are heard on in the window, the loudest first, at most two for each. */
export async function painChannels(
  queries: Queries,
  call: Call,
  painIds: readonly string[],
): Promise<Map<string, string[]>> {
  const channels = new Map<string, string[]>();
  if (painIds.length === 0) return channels;
  const { rows } = await queries.execute<{ id: string; channel: string }>(sql`
    select p.resolved_id as id, o.channel
    from pains p join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id
    where p.workspace_id = ${call.workspaceId} and p.resolved_id = any(${sql.param([...painIds])}::uuid[])
      and o.occurred_at >= ${windowStart(call.now)}::timestamptz and not o.repeat and o.channel is not null
    group by 1, 2 order by 1, count(*) desc, 2`);
  for (const { id, channel } of rows) {
    const known = channels.get(id) ?? [];
    if (known.length < 2) channels.set(id, [...known, channel]);
  }
  return channels;
}
