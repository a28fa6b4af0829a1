import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import type { ListeningStream } from '../../listening/index.ts';
import { PairsView, readPairs } from '../judging/pairs-quality.ts';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

/** How good the grouping is by the workspace's own judgements. */
export const QualityView = Type.Object({
  belongs: Type.Integer(),
  notHere: Type.Integer(),
  /** belongs ÷ (belongs + notHere); null without a judgement. */
  confirmed: Type.Union([Type.Number(), Type.Null()]),
  /** What people corrected by hand, undone corrections left out. */
  corrections: Type.Object({
    merged: Type.Integer(),
    unmerged: Type.Integer(),
    split: Type.Integer(),
    moved: Type.Integer(),
    renamed: Type.Integer(),
  }),
  /** What people said of pairs that were drawn by chance. */
  pairs: PairsView,
  /** What the engine learned from all of it; null where another server listens. */
  learned: nullable(
    Type.Object({
      pairs: Type.Integer({
        description: 'Pairs that it remembers: from judgements, merges, moves, dismissals',
      }),
      /** Told right by likeness alone, with a threshold learned without the pair, and with one that nobody taught. */
      unseen: nullable(Type.Number()),
      untaught: nullable(Type.Number()),
      threshold: Type.Object({ given: Type.Number(), learned: Type.Number(), shift: Type.Number() }),
    }),
  ),
});

export async function readQuality(
  { queries, listening }: { queries: Queries; listening: ListeningStream },
  workspaceId: string,
): Promise<Static<typeof QualityView>> {
  const engine = await listening.ask(workspaceId, ({ ears }) => ears.quality(workspaceId));
  const { rows } = await queries.execute<{ belongs: number; notHere: number }>(sql`
    select (count(*) filter (where verdict = 'belongs'))::int as belongs,
      (count(*) filter (where verdict = 'notHere'))::int as "notHere"
    from pain_judgements where workspace_id = ${workspaceId}`);
  const { belongs, notHere } = rows[0]!;
  const corrected = await queries.execute<{ type: string; n: number }>(sql`
    select e.type, count(*)::int as n from pain_events e
    where e.workspace_id = ${workspaceId} and e.by_person and not e.detail ? 'undoes'
      and not exists (select from pain_events u where u.workspace_id = e.workspace_id
        and u.pain_id in (e.pain_id, e.other_id) and u.detail ->> 'undoes' = e.id::text)
    group by 1`);
  const counts = new Map(corrected.rows.map(({ type, n }) => [type, n]));
  const of = (type: string) => counts.get(type) ?? 0;
  return {
    belongs,
    notHere,
    confirmed: belongs + notHere === 0 ? null : belongs / (belongs + notHere),
    corrections: {
      merged: of('merged'),
      unmerged: of('unmerged'),
      split: of('split'),
      moved: of('moved'),
      renamed: of('renamed'),
    },
    pairs: await readPairs(queries, workspaceId),
    learned: engine && {
      pairs: engine.pairs,
      unseen: engine.unseen.agreement,
      untaught: engine.untaught.agreement,
      threshold: engine.threshold,
    },
  };
}
