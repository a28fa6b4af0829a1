import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, Refused, refuse } from '../../../platform/errors/refusal.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream, Pause } from '../../listening/index.ts';
import { tellChanged } from '../../listening/stages/tell.ts';
import { Verdict } from '../../listening/verdict.ts';

/** What deciding needs. */
export interface Desk extends Pick<Services, 'database' | 'bus'> {
  readonly listening: ListeningStream;
}

/** A decision whose preconditions hold: what to tell the engine, and what else to write. */
export interface Deciding<T> {
  /** Tells the engine; nothing may be refused from here on. */
  tell(verdict: Verdict): Promise<T>;
  /** Writes what the verdict itself does not know of. */
  write(queries: Queries, verdict: Verdict, told: T): Promise<void>;
}

/** Made between two batches, when engine and database agree: checks, and says what is to be done. */
export type Prepare<T> = (pause: Pause, queries: Queries) => Promise<Outcome<Deciding<T>>>;

/**
 * Carries out a decision in the workspace's stream: prepared, told to the engine and stored before it is answered.
 * @param detail goes into every lineage event that follows
 */
export async function decide<T>(
  desk: Desk,
  call: Call,
  asked: { prepare: Prepare<T>; detail?: Record<string, unknown> },
): Promise<Outcome<T>> {
  const { database, bus, listening } = desk;
  const outcome = await listening.ask(call.workspaceId, async (pause): Promise<Outcome<T>> => {
    const prepared = await asked.prepare(pause, database.queries);
    if (!prepared.ok) return prepared;
    const verdict = new Verdict(pause, call, asked.detail);
    const told = await prepared.value.tell(verdict);
    const written = await database.transact(async (queries) => {
      await verdict.write(queries);
      await prepared.value.write(queries, verdict, told);
      return done(told);
    });
    // The engine follows already: only beginning again from the database makes them agree.
    if (!written.ok) throw new Refused(written);
    verdict.close();
    const { settled } = verdict;
    const changed = [
      ...settled.resolved.keys(),
      ...settled.spans.keys(),
      ...settled.events.map((e) => e.painId),
    ];
    tellChanged(bus, call.workspaceId, [...new Set(changed)]);
    return written;
  });
  return outcome ?? refuse('server.busy', 'Another server listens to this workspace; try again there.');
}
