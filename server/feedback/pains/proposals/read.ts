import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { readSides, SentenceView } from './sides.ts';

/** Proposals that one answer holds; the surest. */
const MOST = 50;

const Named = Type.Object({ id: Type.String(), title: Type.String() });
const Words = Type.Array(Type.String());

/** Why, as data: what both sides share, and what tells them apart. */
const ReasonView = Type.Object({
  kind: Type.String({ enum: ['alike', 'apart'] }),
  likeness: Type.Number({ description: 'Mean cosine over the closest sentences of both sides, 0 … 1' }),
  overlap: Type.Number({ description: 'Share of their telling words that both sides use, 0 … 1' }),
  shared: Words,
  left: Words,
  right: Words,
  voices: Type.Object({ left: Type.Integer(), right: Type.Integer() }),
});

/** One side: for a split the left one is what would leave. */
const SideView = Type.Object({ points: Type.Integer(), sentences: Type.Array(SentenceView) });

export const ProposalView = Type.Object({
  id: Type.String(),
  type: Type.String({ enum: ['merge', 'split'] }),
  pain: Named,
  other: Type.Union([Named, Type.Null()]),
  points: Type.Integer({ description: 'Points that would change their pain' }),
  score: Type.Union([Type.Number(), Type.Null()]),
  reason: Type.Union([ReasonView, Type.Null()]),
  left: SideView,
  right: SideView,
  state: Type.String({ enum: ['proposed', 'accepted', 'dismissed'] }),
  proposedAt: Type.String(),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  /** What undoes the decision: an event for `/pains/events/:id/undo`. */
  eventId: Type.Union([Type.String(), Type.Null()]),
});
export type ProposalView = Static<typeof ProposalView>;

type Row = {
  id: string;
  type: 'merge' | 'split';
  state: ProposalView['state'];
  pain_id: string;
  pain: string;
  other_id: string | null;
  other: string | null;
  threads: number[];
  reason: ProposalView['reason'];
  score: number | null;
  at: Date | string;
  decided_at: Date | string | null;
  decided_by: string | null;
  event_id: string | null;
};

/** What the engine proposes and nobody has decided on yet, or what was decided last; the surest first. */
export async function readProposals(
  queries: Queries,
  workspaceId: string,
  { decided }: { decided: boolean },
): Promise<ProposalView[]> {
  // What waits is shown between the pains as they resolve today; what was decided, as it was proposed.
  const { rows } = await queries.execute<Row>(sql`
    select s.id, s.type, s.state, p.id as pain_id, p.title as pain, q.id as other_id, q.title as other, s.threads,
      s.reason, s.score, s.proposed_at as at, s.decided_at, s.decided_by,
      (select e.id from pain_events e where e.workspace_id = s.workspace_id and e.detail ->> 'proposal' = s.id::text
        and e.pain_id in (s.pain_id, p.id) and not e.detail ? 'undoes' order by e.id desc limit 1) as event_id
    from pain_proposals s
    join pains a on a.workspace_id = s.workspace_id and a.id = s.pain_id
    join pains p on p.workspace_id = s.workspace_id and p.id = case when ${decided} then a.id else a.resolved_id end
    left join pains b on b.workspace_id = s.workspace_id and b.id = s.other_id
    left join pains q on q.workspace_id = s.workspace_id and q.id = case when ${decided} then b.id else b.resolved_id end
    where s.workspace_id = ${workspaceId} and q.id is distinct from p.id
      and ${decided ? sql`s.state <> 'proposed'` : sql`s.state = 'proposed'`}
    order by ${decided ? sql`s.decided_at desc` : sql`s.score desc nulls last`}, s.id limit ${MOST}`);
  const views: ProposalView[] = [];
  for (const row of rows) views.push(await viewOf(queries, workspaceId, row));
  return views;
}

async function viewOf(queries: Queries, workspaceId: string, row: Row): Promise<ProposalView> {
  const { id, type, state, score, reason } = row;
  const { left, right } = await readSides(queries, workspaceId, {
    painId: row.pain_id,
    otherId: row.other_id,
    threads: row.threads,
  });
  return {
    ...{ id, type, state, score, reason, left, right },
    pain: { id: row.pain_id, title: row.pain },
    other: row.other_id === null ? null : { id: row.other_id, title: row.other ?? '' },
    points: left.points,
    proposedAt: new Date(row.at).toISOString(),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at).toISOString(),
    decidedBy: row.decided_by,
    eventId: state === 'proposed' ? null : row.event_id,
  };
}
