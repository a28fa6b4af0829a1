import { type SQL, sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';

/** Sentences of each side that a person reads. */
const SHOWN = 3;

export const SentenceView = Type.Object({
  voiceId: Type.String(),
  text: Type.String(),
  language: Type.String(),
  occurredAt: Type.String(),
});

export interface Side {
  readonly points: number;
  readonly sentences: Static<typeof SentenceView>[];
}

interface Asked {
  readonly painId: string;
  readonly otherId: string | null;
  /** Threads that would leave, where it is a split. */
  readonly threads: readonly number[];
}

/** What stands beside each other when a person decides: two pains, or what would leave one and what would stay. */
export async function readSides(
  queries: Queries,
  workspaceId: string,
  { painId, otherId, threads }: Asked,
): Promise<{ left: Side; right: Side }> {
  const leaving = sql`o.thread = any(${sql.param([...threads])}::int4[])`;
  const sideOf = (id: string, narrowed: SQL) => readSide(queries, { workspaceId, painId: id, narrowed });
  if (otherId !== null)
    return { left: await sideOf(painId, sql`true`), right: await sideOf(otherId, sql`true`) };
  // Accepted, its threads are in a pain of their own.
  const left = await readSide(queries, { workspaceId, painId: null, narrowed: leaving });
  return { left, right: await sideOf(painId, sql`not (${leaving})`) };
}

async function readSide(
  queries: Queries,
  { workspaceId, painId, narrowed }: { workspaceId: string; painId: string | null; narrowed: SQL },
): Promise<Side> {
  const here = painId === null ? sql`true` : sql`p.resolved_id = ${painId}`;
  const { rows } = await queries.execute<{
    voiceId: string;
    whole: string;
    start: number;
    end: number;
    language: string;
    at: Date | string;
    points: number;
  }>(sql`
    with own as (
      select o.voice_id, o.n, o.start, o."end", o.likeness, o.occurred_at, o.language, o.workspace_id,
        row_number() over (partition by o.thread order by o.likeness desc, o.voice_id) as again,
        (count(*) over ())::int as points
      from points o join pains p on p.workspace_id = o.workspace_id and p.id = o.pain_id
      where o.workspace_id = ${workspaceId} and ${here} and ${narrowed})
    select own.voice_id as "voiceId", v.text as whole, own.start, own."end", own.language, own.occurred_at as at, own.points
    from own join voices v on v.workspace_id = own.workspace_id and v.id = own.voice_id
    order by own.again, own.likeness desc, own.voice_id limit ${SHOWN}`);
  return {
    points: rows[0]?.points ?? 0,
    sentences: rows.map(({ voiceId, whole, start, end, language, at }) => ({
      ...{ voiceId, language },
      text: whole.slice(start, end),
      occurredAt: new Date(at).toISOString(),
    })),
  };
}
