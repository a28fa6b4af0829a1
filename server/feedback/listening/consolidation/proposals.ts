import type { Proposal } from '@gongjian/engines/pains';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Book } from '../book.ts';
import { each, table } from '../store/columns.ts';

interface Row {
  readonly type: Proposal['type'];
  readonly painId: string;
  readonly otherId: string | null;
  readonly threads: readonly number[];
}

/** What is proposed now takes the place of what waited before; what a person dismissed is not proposed again. */
export async function writeProposals(
  queries: Queries,
  workspaceId: string,
  { proposals, book, at }: { proposals: readonly Proposal[]; book: Book; at: Date },
): Promise<void> {
  await queries.execute(
    sql`delete from pain_proposals where workspace_id = ${workspaceId} and state = 'proposed'`,
  );
  const rows = proposals.map((proposal): Row => {
    const painId = book.root(proposal.from).id;
    return proposal.type === 'merge'
      ? { type: 'merge', painId, otherId: book.root(proposal.into).id, threads: [] }
      : { type: 'split', painId, otherId: null, threads: proposal.threads };
  });
  await each(
    queries,
    rows,
    (some) => sql`
    insert into pain_proposals (workspace_id, id, type, pain_id, other_id, threads, state, proposed_at)
    select ${workspaceId}::uuid, t.id, t.type, t.pain, t.other, t.threads::int4[], 'proposed', ${at.toISOString()}::timestamptz
    from ${table(some, {
      id: ['uuid', () => newId()],
      type: ['text', (row) => row.type],
      pain: ['uuid', (row) => row.painId],
      other: ['uuid', (row) => row.otherId],
      threads: ['text', (row) => `{${row.threads.join(',')}}`],
    })}
    where not exists (select from pain_proposals d where d.workspace_id = ${workspaceId} and d.state = 'dismissed'
      and d.type = t.type and d.pain_id = t.pain and d.other_id is not distinct from t.other)`,
  );
}
