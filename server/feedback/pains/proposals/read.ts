import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';

const Named = Type.Object({ id: Type.String(), title: Type.String() });

export const ProposalView = Type.Object({
  id: Type.String(),
  type: Type.String({ enum: ['merge', 'split'] }),
  pain: Named,
  other: Type.Union([Named, Type.Null()]),
  points: Type.Integer({ description: 'Points that would change their pain' }),
  proposedAt: Type.String(),
});

/** What the engine proposes and nobody has decided on yet. */
export async function readProposals(queries: Queries, workspaceId: string) {
  const { rows } = await queries.execute<{
    id: string;
    type: 'merge' | 'split';
    pain_id: string;
    pain: string;
    other_id: string | null;
    other: string | null;
    points: number;
    at: Date | string;
  }>(sql`
    select s.id, s.type, p.id as pain_id, p.title as pain, q.id as other_id, q.title as other, s.proposed_at as at,
      (select count(*)::int from points o join pains m on m.workspace_id = o.workspace_id and m.id = o.pain_id
        where o.workspace_id = s.workspace_id and m.resolved_id = p.id
          and (s.type = 'merge' or o.thread = any(s.threads))) as points
    from pain_proposals s
    join pains a on a.workspace_id = s.workspace_id and a.id = s.pain_id
    join pains p on p.workspace_id = s.workspace_id and p.id = a.resolved_id
    left join pains b on b.workspace_id = s.workspace_id and b.id = s.other_id
    left join pains q on q.workspace_id = s.workspace_id and q.id = b.resolved_id
    where s.workspace_id = ${workspaceId} and s.state = 'proposed' and q.id is distinct from p.id
    order by points desc, s.id limit 200`);
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    pain: { id: row.pain_id, title: row.pain },
    other: row.other_id === null ? null : { id: row.other_id, title: row.other ?? '' },
    points: row.points,
    proposedAt: new Date(row.at).toISOString(),
  }));
}
