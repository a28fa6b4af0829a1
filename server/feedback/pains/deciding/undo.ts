import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { undoCorrection } from '../correcting/correct.ts';
import { findPain } from '../one/find.ts';
import { reopenProposal, undoDismissal } from '../proposals/decide.ts';
import { painEvents } from '../tables.ts';
import type { Desk } from './desk.ts';
import { judgePoint, type Verdict } from './judge.ts';
import { mergePains, unmergePain } from './merge.ts';
import { movePoint } from './move.ts';
import { mutePain } from './mute.ts';
import { readPoint } from './points.ts';
import { renamePain } from './rename.ts';

type Undone = typeof painEvents.$inferSelect;

const LATER = refuse('action.impossible', 'Something later rests on it; undo that first.', 'id');

/**
 * Takes back what a person (or the engine, in merging) decided, as long as nothing later rests on it. What is undone
 * stays in the lineage, and so does its undoing. @returns id of the pain that it was about
 */
export async function undoEvent(desk: Desk, call: Call, eventId: string): Promise<Outcome<string>> {
  const event = await findEvent(desk.database.queries, call, eventId);
  if (!event) return refuse('thing.unknown', 'There is no such event.', 'id');
  if (await isUndone(desk.database.queries, event)) {
    return refuse('action.impossible', 'It was undone already.', 'id');
  }
  const undo = UNDO[event.type];
  if (!undo) return refuse('action.impossible', 'This cannot be undone.', 'id');
  const outcome = await undo(desk, call, event);
  const { proposal } = event.detail;
  if (outcome.ok && typeof proposal === 'string')
    await desk.database.transact(async (queries) => done(await reopenProposal(queries, call, proposal)));
  return outcome;
}

async function findEvent(queries: Queries, call: Call, id: string): Promise<Undone | undefined> {
  const own = and(eq(painEvents.workspaceId, call.workspaceId), eq(painEvents.id, id));
  return (await queries.select().from(painEvents).where(own))[0];
}

async function isUndone(queries: Queries, event: Undone): Promise<boolean> {
  const { rows } = await queries.execute(sql`
    select from pain_events where workspace_id = ${event.workspaceId}
      and pain_id in (${event.painId}, ${event.otherId ?? event.painId}) and detail ->> 'undoes' = ${event.id}`);
  return rows.length > 0;
}

type Undo = (desk: Desk, call: Call, event: Undone) => Promise<Outcome<string>>;

const UNDO: Readonly<Record<string, Undo>> = {
  merged: (desk, call, { id, painId }) => unmergePain(desk, call, { id: painId, undoes: id }),
  unmerged: (desk, call, { id, painId, otherId }) =>
    mergePains(desk, call, { from: painId, into: otherId!, undoes: id }),
  // The pain that was split off becomes a name of the one that it came from.
  split: (desk, call, { id, painId, otherId }) =>
    mergePains(desk, call, { from: otherId!, into: painId, undoes: id }),
  moved: undoMove,
  renamed: undoRename,
  muted: (desk, call, { id, painId }) => mute(desk, call, { id: painId, muted: false, undoes: id }),
  unmuted: (desk, call, { id, painId }) => mute(desk, call, { id: painId, muted: true, undoes: id }),
  judged: undoJudgement,
  keptApart: undoDismissed,
  keptWhole: undoDismissed,
  corrected: (desk, call, { detail }) =>
    undoCorrection(desk, call, detail as { voiceId: string; n: number; correction: string }),
};

function undoDismissed(desk: Desk, call: Call, { id, detail }: Undone): Promise<Outcome<string>> {
  return undoDismissal(desk, call, { proposalId: detail.proposal as string, undoes: id });
}

function mute(desk: Desk, call: Call, asked: { id: string; muted: boolean; undoes: string }) {
  return desk.database.transact((queries) => mutePain(queries, call, { ...asked, version: null }));
}

async function undoMove(desk: Desk, call: Call, event: Undone): Promise<Outcome<string>> {
  const { voiceId, n, from } = event.detail as { voiceId: string; n: number; from: string | null };
  const { queries } = desk.database;
  const point = await readPoint(queries, { workspaceId: call.workspaceId, voiceId, n });
  if (!point?.painId) return LATER;
  const now = await findPain(queries, call, point.painId);
  const then = await findPain(queries, call, event.painId);
  if (!now.ok || !then.ok || now.value.id !== then.value.id) return LATER;
  return movePoint(desk, call, { voiceId, n, to: from, undoes: event.id });
}

async function undoRename(desk: Desk, call: Call, event: Undone): Promise<Outcome<string>> {
  const { before, after } = event.detail as Record<
    'before' | 'after',
    { title: string; titledBy: 'words' | 'person' }
  >;
  return desk.database.transact(async (queries) => {
    const found = await findPain(queries, call, event.painId);
    if (!found.ok) return found;
    if (found.value.id !== event.painId || found.value.title !== after.title) return LATER;
    return renamePain(queries, call, { id: event.painId, ...before, version: null, undoes: event.id });
  });
}

function undoJudgement(desk: Desk, call: Call, event: Undone): Promise<Outcome<string>> {
  const { voiceId, n, before } = event.detail as { voiceId: string; n: number; before: Verdict | null };
  return judgePoint(desk, call, { id: event.painId, voiceId, n, verdict: before, undoes: event.id });
}
