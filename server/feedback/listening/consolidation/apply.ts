import { and, eq } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { done, Refused, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { listeningStates } from '../../pains/tables.ts';
import type { Regrouping } from '../engine/ear.ts';
import { ENGINE } from '../engine/engine.ts';
import { followLineage, type Hand, portray } from '../settle.ts';
import { nothingSettled, type Settled } from '../settled.ts';
import { writeSettled } from '../store/write.ts';
import type { Pause } from '../stream.ts';
import { movePoints, type ThreadMove } from './move-points.ts';
import { writeProposals } from './proposals.ts';
import { writeThemes } from './themes.ts';

/** What came of grouping everything anew. */
export interface Consolidation {
  /** Living pains afterwards, delights included. */
  readonly pains: number;
  readonly born: number;
  readonly merged: number;
  /** Threads that changed their pain. */
  readonly moved: number;
  readonly proposed: number;
}

const HAND: Hand = { byPerson: false, actorName: 'engine', newId, detail: { consolidation: true } };

/**
 * Writes what the engine regrouped in one transaction, with the snapshot of the engine that did so: a server that dies
 * in the middle finds either all of it or nothing.
 */
export async function applyRegrouping(
  pause: Pause,
  regrouping: Regrouping,
  at: Date,
): Promise<Consolidation> {
  const { database, workspaceId, book } = pause;
  const settled = nothingSettled();
  followLineage(settled, regrouping.events, book, HAND);
  portray(settled, regrouping.portraits, book);
  noteArchived(settled, regrouping, { book, at });
  const moves = regrouping.moves.map(({ thread, to }): ThreadMove => ({ thread, painId: book.root(to).id }));
  const touched = [...new Set(regrouping.touched.map((pain) => book.root(pain).id))];
  const written = await database.transact(async (queries) => {
    if (!(await keep(queries, pause, { snapshot: regrouping.snapshot, at })))
      return refuse('thing.stale', 'Another server listens to this workspace.');
    await writeSettled(queries, workspaceId, settled);
    await movePoints(queries, workspaceId, { moves, touched });
    await writeThemes(queries, workspaceId, { themes: regrouping.themes, book, at });
    const { proposals, duplicates } = regrouping;
    await writeProposals(queries, workspaceId, { proposals, duplicates, book, at });
    return done(null);
  });
  // The book is ahead of the database now: only beginning again makes them agree.
  if (!written.ok) throw new Refused(written);
  return {
    pains: regrouping.living,
    born: settled.born.length,
    merged: regrouping.events.filter(({ type }) => type === 'merged').length,
    moved: moves.length,
    proposed: regrouping.proposals.length,
  };
}

/** A pain that lives on has what others brought: it is archived only where all of it is. */
function noteArchived(
  settled: Settled,
  { touched, idle }: Regrouping,
  { book, at }: { book: Pause['book']; at: Date },
): void {
  const resting = new Set(idle);
  for (const pain of touched) {
    const { id, key } = book.root(pain);
    settled.archived.set(id, resting.has(key) ? at : null);
  }
}

/** @returns whether this server still is the one that listens */
async function keep(
  queries: Queries,
  { workspaceId, heardSeq, decisions }: Pause,
  { snapshot, at }: { snapshot: Uint8Array; at: Date },
): Promise<boolean> {
  const kept = await queries
    .update(listeningStates)
    .set({
      snapshot: Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength),
      snapshotSeq: heardSeq,
      snapshotDecisions: decisions,
      engine: ENGINE,
      consolidatedSeq: heardSeq,
      consolidatedAt: at,
    })
    .where(
      and(
        eq(listeningStates.workspaceId, workspaceId),
        eq(listeningStates.heardSeq, heardSeq),
        eq(listeningStates.decisions, decisions),
      ),
    );
  return kept.rowCount === 1;
}
