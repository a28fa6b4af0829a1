import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { ShareView, shareOf } from './share.ts';

/** The newest judgements that an answer names. */
const NEWEST = 10;

/** How good the grouping is on pairs: as it was when people were asked, and as it is. */
const RatesView = Type.Object({
  /** Of the pairs in one pain, those that people call one thing. */
  precision: ShareView,
  /** Of the pairs that people call one thing, those in one pain. */
  recall: ShareView,
});

export const PairsView = Type.Object({
  judged: Type.Integer(),
  same: Type.Integer(),
  notSame: Type.Integer(),
  unsure: Type.Integer(),
  /** Before the engine could learn from the answer. */
  asked: RatesView,
  now: RatesView,
  newest: Type.Array(
    Type.Object({
      id: Type.String(),
      verdict: Type.String(),
      together: Type.Boolean(),
      texts: Type.Array(Type.String()),
      at: Type.String(),
      actorName: Type.String(),
    }),
  ),
});

type Row = { verdict: 'same' | 'notSame' | 'unsure'; asked: boolean; now: boolean; n: number };

export async function readPairs(queries: Queries, workspaceId: string) {
  const { rows } = await queries.execute<Row>(sql`
    select j.verdict, j.together as asked, p.resolved_id is not distinct from q.resolved_id as now, count(*)::int as n
    from pair_judgements j
    join points a on a.workspace_id = j.workspace_id and a.voice_id = j.voice_a and a.n = j.n_a
    join points b on b.workspace_id = j.workspace_id and b.voice_id = j.voice_b and b.n = j.n_b
    left join pains p on p.workspace_id = a.workspace_id and p.id = a.pain_id
    left join pains q on q.workspace_id = b.workspace_id and q.id = b.pain_id
    where j.workspace_id = ${workspaceId} and j.undone_at is null group by 1, 2, 3`);
  const count = (fits: (row: Row) => boolean) => rows.filter(fits).reduce((sum, { n }) => sum + n, 0);
  const ratesOf = (when: 'asked' | 'now') => {
    const both = count((row) => row.verdict === 'same' && row[when]);
    return {
      precision: shareOf(
        both,
        count((row) => row.verdict !== 'unsure' && row[when]),
      ),
      recall: shareOf(
        both,
        count((row) => row.verdict === 'same'),
      ),
    };
  };
  return {
    judged: count(() => true),
    same: count(({ verdict }) => verdict === 'same'),
    notSame: count(({ verdict }) => verdict === 'notSame'),
    unsure: count(({ verdict }) => verdict === 'unsure'),
    asked: ratesOf('asked'),
    now: ratesOf('now'),
    newest: await readNewest(queries, workspaceId),
  };
}

async function readNewest(queries: Queries, workspaceId: string) {
  const { rows } = await queries.execute<{
    id: string;
    verdict: string;
    together: boolean;
    at: Date | string;
    actor: string;
    wholes: [string, string];
    spans: [number, number, number, number];
  }>(sql`
    select j.id, j.verdict, j.together, j.at, j.actor_name as actor, array[v.text, w.text] as wholes,
      array[a.start, a."end", b.start, b."end"] as spans
    from pair_judgements j
    join points a on a.workspace_id = j.workspace_id and a.voice_id = j.voice_a and a.n = j.n_a
    join points b on b.workspace_id = j.workspace_id and b.voice_id = j.voice_b and b.n = j.n_b
    join voices v on v.workspace_id = a.workspace_id and v.id = a.voice_id
    join voices w on w.workspace_id = b.workspace_id and w.id = b.voice_id
    where j.workspace_id = ${workspaceId} and j.undone_at is null order by j.id desc limit ${NEWEST}`);
  return rows.map(({ id, verdict, together, at, actor, wholes, spans }) => ({
    ...{ id, verdict, together, actorName: actor },
    texts: [wholes[0].slice(spans[0], spans[1]), wholes[1].slice(spans[2], spans[3])],
    at: new Date(at).toISOString(),
  }));
}
