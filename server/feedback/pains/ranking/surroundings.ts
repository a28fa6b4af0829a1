import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { daysOf, endOfDay, type Window } from '../window.ts';

/** A value with its points in the window. */
export interface Share {
  readonly value: string;
  readonly voices: number;
}

/** What surrounds the figures of a pain in a list. */
export interface Surroundings {
  people: number;
  repeats: number;
  channels: Share[];
  languages: Share[];
  kinds: Share[];
  /** Counts of each day of the window, oldest first. */
  daily: number[];
  /** Propositions that address it, as a person accepted. */
  propositionIds: string[];
  /** The newest bell. */
  bell: { id: string; number: number; state: string } | null;
}

const blank = (days: number): Surroundings => ({
  people: 0,
  repeats: 0,
  channels: [],
  languages: [],
  kinds: [],
  daily: new Array<number>(days).fill(0),
  propositionIds: [],
  bell: null,
});

interface Asked {
  readonly workspaceId: string;
  readonly ids: readonly string[];
  readonly window: Window;
}

/** The surroundings of some living pains, by id. */
export async function surroundingsOf(queries: Queries, asked: Asked): Promise<Map<string, Surroundings>> {
  const around = new Map(asked.ids.map((id) => [id, blank(asked.window.days)]));
  if (asked.ids.length === 0) return around;
  await addFacets(queries, asked, around);
  await addDays(queries, asked, around);
  await addLinks(queries, asked, around);
  await addBells(queries, asked, around);
  return around;
}

type Around = ReadonlyMap<string, Surroundings>;

const idsOf = ({ ids }: Asked) => sql`${sql.param([...ids])}::uuid[]`;

async function addFacets(queries: Queries, asked: Asked, around: Around): Promise<void> {
  const { workspaceId, window } = asked;
  const { rows } = await queries.execute<{ id: string; facet: string; value: string | null; n: number }>(sql`
    with said as materialized (
      select p.resolved_id as id, o.author_key, o.channel, o.language, o.kind, o.repeat
      from pains p join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id
      where p.workspace_id = ${workspaceId} and p.resolved_id = any(${idsOf(asked)})
        and o.occurred_at >= ${`${window.from}T00:00:00Z`} and o.occurred_at < ${`${endOfDay(window.to)}T00:00:00Z`}
    )
    select id, 'people' as facet, null as value, count(distinct author_key)::int as n from said group by 1
    union all select id, 'repeats', null, count(*)::int from said where repeat group by 1
    union all select id, 'channels', channel, count(*)::int from said where not repeat and channel is not null group by 1, 3
    union all select id, 'languages', language, count(*)::int from said where not repeat group by 1, 3
    union all select id, 'kinds', kind, count(*)::int from said where not repeat group by 1, 3
    order by 4 desc, 3`);
  for (const { id, facet, value, n } of rows) {
    const one = around.get(id)!;
    if (facet === 'people') one.people = n;
    if (facet === 'repeats') one.repeats = n;
    if (facet === 'channels') one.channels.push({ value: value!, voices: n });
    if (facet === 'languages') one.languages.push({ value: value!, voices: n });
    if (facet === 'kinds') one.kinds.push({ value: value!, voices: n });
  }
}

async function addDays(queries: Queries, asked: Asked, around: Around): Promise<void> {
  const { workspaceId, window } = asked;
  const places = new Map(daysOf(window).map((day, i) => [day, i]));
  const { rows } = await queries.execute<{ id: string; day: string; voices: number }>(sql`
    select p.resolved_id as id, d.day::text as day, sum(d.voices)::int as voices
    from pains p join pain_days d on d.workspace_id = p.workspace_id and d.pain_id = p.id
    where p.workspace_id = ${workspaceId} and p.resolved_id = any(${idsOf(asked)})
      and d.day between ${window.from} and ${window.to}
    group by 1, 2`);
  for (const { id, day, voices } of rows) around.get(id)!.daily[places.get(day)!] = voices;
}

async function addLinks(queries: Queries, asked: Asked, around: Around): Promise<void> {
  const { rows } = await queries.execute<{ id: string; proposition: string }>(sql`
    select distinct p.resolved_id as id, l.from_id as proposition
    from links l join pains p on p.workspace_id = l.workspace_id and p.id = l.to_id
    where l.workspace_id = ${asked.workspaceId} and l.kind = 'addresses' and l.state = 'accepted'
      and l.to_thing = 'pain' and p.resolved_id = any(${idsOf(asked)})
    order by 1, 2`);
  for (const { id, proposition } of rows) around.get(id)!.propositionIds.push(proposition);
}

async function addBells(queries: Queries, asked: Asked, around: Around): Promise<void> {
  const { rows } = await queries.execute<{ pain: string; id: string; number: number; state: string }>(sql`
    select distinct on (p.resolved_id) p.resolved_id as pain, b.id, b.number, b.state
    from bells b join pains p on p.workspace_id = b.workspace_id and p.id = b.pain_id
    where b.workspace_id = ${asked.workspaceId} and p.resolved_id = any(${idsOf(asked)})
    order by p.resolved_id, b.rung_at desc`);
  for (const { pain, ...bell } of rows) around.get(pain)!.bell = bell;
}
