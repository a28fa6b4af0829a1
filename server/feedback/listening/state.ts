import { and, eq } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { listeningStates, pains } from '../pains/tables.ts';
import { Book, type Entry } from './book.ts';
import { ENGINE } from './engine/engine.ts';

export type ListeningState = typeof listeningStates.$inferSelect;

/** How far listening has come in a workspace; begins it where nobody listened before. */
export async function readState(queries: Queries, workspaceId: string): Promise<ListeningState> {
  await queries.insert(listeningStates).values({ workspaceId, engine: ENGINE }).onConflictDoNothing();
  const [state] = await queries
    .select()
    .from(listeningStates)
    .where(eq(listeningStates.workspaceId, workspaceId));
  return state!;
}

/** Keys, ids and merges of all pains of the workspace. */
export async function readBook(queries: Queries, workspaceId: string): Promise<Book> {
  const rows = await queries
    .select({ key: pains.key, id: pains.id, nature: pains.nature, mergedIntoId: pains.mergedIntoId })
    .from(pains)
    .where(eq(pains.workspaceId, workspaceId));
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  const entries = rows.map(({ key, id, nature, mergedIntoId }): Entry => {
    return { key, id, nature, into: mergedIntoId === null ? null : keys.get(mergedIntoId)! };
  });
  return new Book(entries);
}

/** Keeps the engine's state as it is after the voice `seq` and the decision `decisions`. */
export async function keepSnapshot(
  queries: Queries,
  workspaceId: string,
  kept: { seq: number; decisions: number; snapshot: Uint8Array; engine: string },
): Promise<void> {
  await queries
    .update(listeningStates)
    .set({
      snapshot: Buffer.from(kept.snapshot.buffer, kept.snapshot.byteOffset, kept.snapshot.byteLength),
      snapshotSeq: kept.seq,
      snapshotDecisions: kept.decisions,
      engine: kept.engine,
    })
    .where(and(eq(listeningStates.workspaceId, workspaceId), eq(listeningStates.heardSeq, kept.seq)));
}
