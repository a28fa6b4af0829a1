import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';

/** Lineage events that one answer holds; the newest. */
const EVENTS = 200;

const Named = Type.Object({ id: Type.String(), title: Type.String() });

/** A pain that was merged into this one; its id resolves here for ever. */
export const AliasView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  firstVoiceAt: Type.String(),
  /** What it was merged into directly. */
  mergedIntoId: Type.String(),
});

export const EventView = Type.Object({
  id: Type.String(),
  type: Type.String(),
  at: Type.String(),
  byPerson: Type.Boolean(),
  actorName: Type.String(),
  pain: Named,
  other: Type.Union([Named, Type.Null()]),
  detail: Type.Record(Type.String(), Type.Unknown()),
  /** A person took it back later. */
  undone: Type.Boolean(),
});
export type EventView = Static<typeof EventView>;

type EventRow = {
  id: string;
  type: string;
  at: Date | string;
  by_person: boolean;
  actor_name: string;
  pain_id: string;
  pain_title: string;
  other_id: string | null;
  other_title: string | null;
  detail: Record<string, unknown>;
  undone: boolean;
};

/** Events with the names of their pains, as a query to be narrowed with a condition on `e`. */
const EVENT_COLUMNS = sql`e.id, e.type, e.at, e.by_person, e.actor_name, e.pain_id, p.title as pain_title, e.other_id,
  q.title as other_title, e.detail, exists (select from pain_events u where u.workspace_id = e.workspace_id
    and u.pain_id in (e.pain_id, e.other_id) and u.detail ->> 'undoes' = e.id::text) as undone
  from pain_events e join pains p on p.workspace_id = e.workspace_id and p.id = e.pain_id
  left join pains q on q.workspace_id = e.workspace_id and q.id = e.other_id`;

/**
 * What became of a living pain and of all that were merged into it, in the order in which it was decided. What the
 * engine did with those of one or two points is left out.
 */
export async function readLineage(
  queries: Queries,
  workspaceId: string,
  painId: string,
): Promise<EventView[]> {
  const { rows } = await queries.execute<EventRow>(sql`
    with own as (select id from pains where workspace_id = ${workspaceId} and resolved_id = ${painId})
    select ${EVENT_COLUMNS} where e.workspace_id = ${workspaceId}
      and (e.pain_id in (select id from own) or e.other_id = ${painId})
      and (e.by_person or e.pain_id = ${painId} or e.type = 'split' or exists (select from points o
        where o.workspace_id = e.workspace_id and o.pain_id = e.pain_id offset 2))
    order by e.id desc limit ${EVENTS}`);
  return rows.reverse().map(viewEvent);
}

/** The newest decisions of people in the workspace, newest first. */
export async function readDecided(
  queries: Queries,
  workspaceId: string,
  limit: number,
): Promise<EventView[]> {
  const { rows } = await queries.execute<EventRow>(sql`
    select ${EVENT_COLUMNS} where e.workspace_id = ${workspaceId} and e.by_person
    order by e.id desc limit ${limit}`);
  return rows.map(viewEvent);
}

export async function readAliases(queries: Queries, workspaceId: string, painId: string) {
  const { rows } = await queries.execute<{
    id: string;
    title: string;
    first_voice_at: Date | string;
    merged_into_id: string;
  }>(sql`
    select id, title, first_voice_at, merged_into_id from pains
    where workspace_id = ${workspaceId} and resolved_id = ${painId} and merged_into_id is not null
    order by first_voice_at, id limit ${EVENTS}`);
  return rows.map(({ id, title, first_voice_at, merged_into_id }) => ({
    id,
    title,
    firstVoiceAt: new Date(first_voice_at).toISOString(),
    mergedIntoId: merged_into_id,
  }));
}

function viewEvent(row: EventRow): EventView {
  return {
    id: row.id,
    type: row.type,
    at: new Date(row.at).toISOString(),
    byPerson: row.by_person,
    actorName: row.actor_name,
    pain: { id: row.pain_id, title: row.pain_title },
    other: row.other_id === null ? null : { id: row.other_id, title: row.other_title ?? '' },
    detail: row.detail,
    undone: row.undone,
  };
}
