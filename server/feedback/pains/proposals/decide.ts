import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { type Desk, decide } from '../deciding/desk.ts';
import { mergePains } from '../deciding/merge.ts';
import { moveThreads } from '../deciding/points.ts';
import { painProposals } from '../tables.ts';

const ACTIONS = {
  accepted: 'pain.proposalAccepted',
  dismissed: 'pain.proposalDismissed',
  proposed: 'pain.proposalReopened',
} as const;

type Proposal = typeof painProposals.$inferSelect;

async function waiting(queries: Queries, call: Call, id: string): Promise<Outcome<Proposal>> {
  const own = and(eq(painProposals.workspaceId, call.workspaceId), eq(painProposals.id, id));
  const [found] = await queries.select().from(painProposals).where(own);
  if (!found) return refuse('thing.unknown', 'There is no such proposal.', 'id');
  if (found.state !== 'proposed') return refuse('action.impossible', 'It was decided already.', 'id');
  return done(found);
}

async function mark(
  queries: Queries,
  call: Call,
  { id, painId }: Proposal,
  state: 'accepted' | 'dismissed' | 'proposed',
): Promise<void> {
  const decided = state === 'proposed' ? null : { at: call.now, by: call.actor.name };
  await queries
    .update(painProposals)
    .set({ state, decidedAt: decided?.at ?? null, decidedBy: decided?.by ?? null })
    .where(and(eq(painProposals.workspaceId, call.workspaceId), eq(painProposals.id, id)));
  const action = ACTIONS[state];
  await recordChange(queries, call, { action, thing: 'pain', thingId: painId, detail: { proposal: id } });
}

/** Carries out what the engine proposed, as if the person had thought of it. @returns the pain that came of it */
export async function acceptProposal(desk: Desk, call: Call, id: string): Promise<Outcome<string>> {
  const found = await waiting(desk.database.queries, call, id);
  if (!found.ok) return found;
  if (found.value.type === 'split') return splitThreads(desk, call, found.value);
  const proposal = { id, mark: (queries: Queries) => mark(queries, call, found.value, 'accepted') };
  return mergePains(desk, call, { from: found.value.painId, into: found.value.otherId!, proposal });
}

/** Leaves things as they are, and says so to the engine, which learns a little from it. */
export async function dismissProposal(desk: Desk, call: Call, id: string): Promise<Outcome<string>> {
  const found = await waiting(desk.database.queries, call, id);
  return found.ok ? turnDown(desk, call, { proposal: found.value }) : found;
}

/** Takes a dismissal back: the proposal waits again. @param undoes the event of the dismissal */
export async function undoDismissal(
  desk: Desk,
  call: Call,
  { proposalId, undoes }: { proposalId: string; undoes: string },
): Promise<Outcome<string>> {
  const own = and(eq(painProposals.workspaceId, call.workspaceId), eq(painProposals.id, proposalId));
  const [proposal] = await desk.database.queries.select().from(painProposals).where(own);
  if (proposal?.state !== 'dismissed')
    return refuse('action.impossible', 'The proposal no longer is as it was.', 'id');
  return turnDown(desk, call, { proposal, undoes });
}

/** A proposal whose acceptance was undone waits again, until the next grouping anew. */
export async function reopenProposal(queries: Queries, call: Call, id: string): Promise<void> {
  const own = and(eq(painProposals.workspaceId, call.workspaceId), eq(painProposals.id, id));
  const [proposal] = await queries.select().from(painProposals).where(own);
  if (proposal?.state === 'accepted') await mark(queries, call, proposal, 'proposed');
}

function turnDown(
  desk: Desk,
  call: Call,
  { proposal, undoes }: { proposal: Proposal; undoes?: string },
): Promise<Outcome<string>> {
  const { id, painId, otherId, threads } = proposal;
  const detail = { proposal: id, ...(undoes && { undoes }) };
  return decide<string>(desk, call, {
    detail,
    prepare: async ({ book }) => {
      const from = book.root(book.find(painId)!.key);
      const into = otherId === null ? null : book.root(book.find(otherId)!.key);
      return done({
        tell: async (verdict) => {
          await verdict.tell({
            type: 'dismiss',
            proposal: into
              ? { type: 'merge', from: from.key, into: into.key }
              : { type: 'split', from: from.key, threads },
            ...(undoes && { undone: true }),
          });
          const type = into ? 'keptApart' : 'keptWhole';
          verdict.note(undoes ? 'reconsidered' : type, from.id, detail, into?.id ?? null);
          return from.id;
        },
        write: async (queries) => {
          await mark(queries, call, proposal, undoes ? 'proposed' : 'dismissed');
        },
      });
    },
  });
}

function splitThreads(desk: Desk, call: Call, proposal: Proposal): Promise<Outcome<string>> {
  return decide<string>(desk, call, {
    detail: { proposal: proposal.id },
    prepare: async ({ book, workspaceId }, queries) => {
      const from = book.root(book.find(proposal.painId)!.key);
      const first = await firstOf(queries, workspaceId, proposal.threads);
      if (!first) return refuse('action.impossible', 'Nothing is left to split off.', 'id');
      return done({
        tell: async (verdict) => {
          const into = await verdict.newPain(from.nature, first);
          await verdict.tell({ type: 'split', from: from.key, into: into.key, threads: proposal.threads });
          verdict.settled.spans.set(into.id, { id: into.id, first: first.at, last: first.last });
          return into.id;
        },
        write: async (writing, { moves }) => {
          await moveThreads(writing, workspaceId, { moves, book });
          await mark(writing, call, proposal, 'accepted');
        },
      });
    },
  });
}

/** Time and words of the first point of some threads, and the time of the last. */
async function firstOf(queries: Queries, workspaceId: string, threads: readonly number[]) {
  const { rows } = await queries.execute<{ at: Date | string; last: Date | string; text: string }>(sql`
    select o.occurred_at as at, v.text, max(o.occurred_at) over () as last
    from points o join voices v on v.workspace_id = o.workspace_id and v.id = o.voice_id
    where o.workspace_id = ${workspaceId} and not o.pinned and o.thread = any(${sql.param([...threads])}::int4[])
    order by o.occurred_at, o.voice_id limit 1`);
  const [row] = rows;
  return row ? { at: new Date(row.at), last: new Date(row.last), text: row.text } : null;
}
