import type { Database } from '../../../platform/database/database.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { addToBins } from '../series/bins-store.ts';
import { insertSeries, markRaised, removeSeries } from '../series/series-store.ts';
import type { Mind } from './mind.ts';
import { type Kept, moveBinned } from './store.ts';

/**
 * Takes what waits for the bins and writes it in one transaction with how far it goes, so that every voice is counted
 * once, whoever else watches and whenever a server dies.
 * @returns how far it goes now
 * @throws where another server has written meanwhile
 */
export async function writeBins(
  database: Database,
  { workspaceId, mind, from, now }: { workspaceId: string; mind: Mind; from: Kept['binned']; now: Date },
): Promise<Kept['binned']> {
  const tallies = mind.tallies.take();
  const { fresh, dropped } = mind.book.takeChanges();
  const raised = mind.takeRaised();
  // After a restart the last hour is heard again, which is behind what is binned.
  const to = { seq: Math.max(mind.seq, from.seq), painSeq: Math.max(mind.painSeq, from.painSeq) };
  const outcome = await database.transact(async (queries) => {
    if (!(await moveBinned(queries, workspaceId, { from, to, now }))) {
      return refuse('thing.stale', 'Another server watches this workspace.');
    }
    await insertSeries(queries, workspaceId, fresh);
    await addToBins(queries, workspaceId, tallies);
    await markRaised(queries, workspaceId, raised);
    await removeSeries(queries, workspaceId, dropped);
    return done(null);
  });
  if (!outcome.ok) throw new Error(outcome.detail);
  return to;
}
