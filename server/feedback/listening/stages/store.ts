import { and, eq } from 'drizzle-orm';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { listeningStates } from '../../pains/tables.ts';
import type { Book } from '../book.ts';
import { settleHearing } from '../settle.ts';
import { writeSettled } from '../store/write.ts';
import { endOf, type Stage, type StoredVoice } from './stage.ts';

/** What else is written about voices in the transaction that groups them, such as their words for search. */
export type Alongside = (
  queries: Queries,
  workspaceId: string,
  voices: readonly StoredVoice[],
) => Promise<void>;

export interface StoreServices {
  readonly database: Database;
  readonly workspaceId: string;
  readonly book: Book;
  readonly alongside: readonly Alongside[];
}

const ENGINE_HAND = { byPerson: false, actorName: 'engine', newId };

/**
 * Stores what the engine said in one transaction. The number of arrival moves from where this batch began to where
 * it ends or not at all, so each voice is grouped exactly once, whoever else listens and whenever a server dies.
 */
export const storeStage = ({ database, workspaceId, book, alongside }: StoreServices): Stage => ({
  name: 'store',
  run: async (batch) => {
    const settled = settleHearing(batch.hearing, batch.voices, book, ENGINE_HAND);
    const outcome = await database.transact(async (queries) => {
      const moved = await queries
        .update(listeningStates)
        .set({ heardSeq: endOf(batch) })
        .where(and(eq(listeningStates.workspaceId, workspaceId), eq(listeningStates.heardSeq, batch.after)));
      if (moved.rowCount !== 1) return refuse('thing.stale', 'Another server listens.');
      await writeSettled(queries, workspaceId, settled);
      for (const write of alongside) await write(queries, workspaceId, batch.voices);
      return done(null);
    });
    if (!outcome.ok) return { type: 'overtaken' };
    const changed = new Set([
      ...settled.spans.keys(),
      ...settled.resolved.keys(),
      ...settled.archived.keys(),
    ]);
    return { type: 'go', batch: { ...batch, points: settled.points, changed: [...changed] } };
  },
});
