import type { Duplicate, Proposal } from '@gongjian/engines/pains';
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
  readonly reason: Proposal['reason'];
  readonly score: number;
}

/** A pair of less is not worth a person's time. */
const LEAST_SCORE = 0.15;

interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly duplicates: readonly Duplicate[];
  readonly book: Book;
  readonly at: Date;
}

/** What is proposed now takes the place of what waited before; what a person dismissed is not proposed again. */
export async function writeProposals(
  queries: Queries,
  workspaceId: string,
  { proposals, duplicates, book, at }: Proposed,
): Promise<void> {
  await queries.execute(
    sql`delete from pain_proposals where workspace_id = ${workspaceId} and state = 'proposed'`,
  );
  const rows = rowsOf(proposals, duplicates, book);
  await each(
    queries,
    rows,
    (some) => sql`
    insert into pain_proposals (workspace_id, id, type, pain_id, other_id, threads, reason, score,
      state, proposed_at)
    select ${workspaceId}::uuid, t.id, t.type, t.pain, t.other, t.threads::int4[], t.reason::jsonb,
      t.score, 'proposed',
      ${at.toISOString()}::timestamptz
    from ${table(some, {
      id: ['uuid', () => newId()],
      type: ['text', (row) => row.type],
      pain: ['uuid', (row) => row.painId],
      other: ['uuid', (row) => row.otherId],
      threads: ['text', (row) => `{${row.threads.join(',')}}`],
      reason: ['text', (row) => JSON.stringify(row.reason)],
      score: ['float4', (row) => row.score],
    })}
    where not exists (select from pain_proposals d where d.workspace_id = ${workspaceId} and d.state = 'dismissed'
      and d.type = t.type and d.pain_id = t.pain and d.other_id is not distinct from t.other)`,
  );
}

/** Each pair once, the large changes before the small ones. */
function rowsOf(proposals: readonly Proposal[], duplicates: readonly Duplicate[], book: Book): Row[] {
  const rows = proposals.map((proposal): Row => {
    const { reason } = proposal;
    const [painId, score] = [book.root(proposal.from).id, reason.likeness];
    return proposal.type === 'merge'
      ? { type: 'merge', painId, otherId: book.root(proposal.into).id, threads: [], reason, score }
      : { type: 'split', painId, otherId: null, threads: proposal.threads, reason, score: 1 - score };
  });
  const named = new Set(rows.map(nameOf));
  for (const { from, into, score, reason } of duplicates) {
    if (score < LEAST_SCORE || !book.knows(from) || !book.knows(into)) continue;
    const [painId, otherId] = [book.root(from).id, book.root(into).id];
    const row: Row = { type: 'merge', painId, otherId, threads: [], reason, score };
    if (painId === otherId || named.has(nameOf(row))) continue;
    named.add(nameOf(row));
    rows.push(row);
  }
  return rows;
}

const nameOf = ({ painId, otherId }: Row): string => [painId, otherId].sort().join(' ');
