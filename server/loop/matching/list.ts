import { type SQL, sql } from 'drizzle-orm';
import type { LinkState } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { windowStart } from '../pains/figures.ts';

/** A match as people judge it: both sides by their names, with likeness and reason. */
export interface Match {
  readonly id: string;
  readonly state: LinkState;
  /** Likeness 0 … 1; null where a person drew the match. */
  readonly score: number | null;
  readonly words: string[];
  readonly proposition: { id: string; number: number; title: string };
  /** The pain that stands by now, where the matched one was merged. */
  readonly pain: { id: string; title: string; voices: number };
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

export interface MatchFilter {
  readonly id?: string;
  readonly state?: LinkState;
  readonly propositionId?: string;
  readonly painId?: string;
  /** Id of the last match seen. */
  readonly after?: string;
  readonly limit: number;
}

type Row = Omit<Match, 'proposition' | 'pain'> & {
  propositionId: string;
  number: number;
  title: string;
  painId: string;
  painTitle: string;
  voices: number;
};

/** Matches of live propositions, the likest first; those drawn by hand before all. */
export async function listMatches(queries: Queries, call: Call, filter: MatchFilter): Promise<Match[]> {
  const { workspaceId } = call;
  const where: SQL[] = [sql`l.workspace_id = ${workspaceId}`, sql`l.kind = 'addresses'`];
  if (filter.id) where.push(sql`l.id = ${filter.id}`);
  else where.push(sql`p.retired_at is null`);
  if (filter.state) where.push(sql`l.state = ${filter.state}`);
  if (filter.propositionId) where.push(sql`l.from_id = ${filter.propositionId}`);
  if (filter.painId) where.push(sql`stands.id = ${filter.painId}`);
  if (filter.after) {
    where.push(sql`(coalesce(l.score, 2), l.id) < (
      select coalesce(score, 2), id from links where workspace_id = ${workspaceId} and id = ${filter.after})`);
  }
  const { rows } = await queries.execute<Record<string, unknown> & Row>(sql`
    select l.id, l.state, l.score, l.words, l.proposed_at as "proposedAt", l.decided_at as "decidedAt",
      l.decided_by as "decidedBy", p.id as "propositionId", p.number, w.title,
      stands.id as "painId", stands.title as "painTitle",
      (select coalesce(sum(d.voices), 0)::int from pain_days d
        join pains part on part.workspace_id = d.workspace_id and part.id = d.pain_id
        where d.workspace_id = l.workspace_id and d.day >= ${windowStart(call.now)}
          and part.resolved_id = stands.id) as voices
    from links l
    join propositions p on p.workspace_id = l.workspace_id and p.id = l.from_id
    join proposition_versions w on w.workspace_id = p.workspace_id and w.proposition_id = p.id
      and w.version_number = p.version_number
    join pains linked on linked.workspace_id = l.workspace_id and linked.id = l.to_id
    join pains stands on stands.workspace_id = l.workspace_id and stands.id = linked.resolved_id
    where ${sql.join(where, sql` and `)}
    order by coalesce(l.score, 2) desc, l.id desc limit ${filter.limit}`);
  return rows.map(matchOf);
}

function matchOf({ propositionId, number, title, painId, painTitle, voices, ...row }: Row): Match {
  return {
    ...row,
    proposition: { id: propositionId, number, title },
    pain: { id: painId, title: painTitle, voices },
  };
}
