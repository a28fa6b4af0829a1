import type pg from 'pg';
import type { Database } from '../../platform/database/database.ts';
import { type Inserted, insertVoices } from './insert.ts';
import { answerLots, type Kept, type Lot, type Merged, mergeLots } from './merge.ts';

/** Voices in one transaction, and voices that may wait for theirs. */
const MOST_PER_COMMIT = 2_000;
const MOST_WAITING = 20_000;

interface Waiting extends Lot {
  readonly settle: (kept: Kept[]) => void;
  readonly fail: (error: unknown) => void;
}

export interface Committed extends Pick<Inserted, 'fromSeq' | 'toSeq'> {
  readonly workspaceId: string;
}

/**
 * Stores the voices of all callers in shared transactions: while one commits, the lots that arrive gather for the
 * next. A promise that it gives resolves only after the commit.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #announce: (committed: Committed) => void;
  #queue: Waiting[] = [];
  #waiting = 0;
  #running: Promise<void> | null = null;
  #roomWanted: (() => void)[] = [];

  constructor(database: Database, now: () => Date, announce: (committed: Committed) => void) {
    this.#database = database;
    this.#now = now;
    this.#announce = announce;
  }

  /** Whether so much waits that another lot had better come later. */
  get full(): boolean {
    return this.#waiting >= MOST_WAITING;
  }

  /** Resolves when the queue has room. */
  async room(): Promise<void> {
    while (this.full) await new Promise<void>((resolve) => this.#roomWanted.push(resolve));
  }

  store(lot: Lot): Promise<Kept[]> {
    if (lot.voices.length === 0) return Promise.resolve([]);
    return new Promise((settle, fail) => {
      this.#queue.push({ ...lot, settle, fail });
      this.#waiting += lot.voices.length;
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // Lots that arrive in the same turn of the event loop shall share the first commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const lots = this.#take();
      await this.#commit(lots);
      this.#waiting -= count(lots);
      for (const wake of this.#roomWanted.splice(0)) wake();
    }
    this.#running = null;
  }

  #take(): Waiting[] {
    let voices = 0;
    let lots = 0;
    while (lots < this.#queue.length) {
      voices += this.#queue[lots]!.voices.length;
      if (lots > 0 && voices > MOST_PER_COMMIT) break;
      lots++;
    }
    return this.#queue.splice(0, lots);
  }

  async #commit(lots: readonly Waiting[]): Promise<void> {
    try {
      const done = await this.#transact(lots);
      for (const { lots: stored, merged, inserted, workspaceId } of done) {
        answerLots(merged, inserted.known).forEach((kept, i) => {
          stored[i]!.settle(kept);
        });
        if (inserted.toSeq >= inserted.fromSeq) this.#announce({ workspaceId, ...inserted });
      }
    } catch (error) {
      if (lots.length === 1) lots[0]!.fail(error);
      // What fails for one caller shall not fail for those who shared the commit.
      else for (const lot of lots) await this.#commit([lot]);
    }
  }

  async #transact(lots: readonly Waiting[]): Promise<Done[]> {
    const client = await this.#database.pool.connect();
    let broken: Error | undefined;
    try {
      return await storeAll(client, lots, this.#now());
    } catch (error) {
      broken = await rollBack(client);
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

interface Done {
  readonly workspaceId: string;
  readonly lots: readonly Waiting[];
  readonly merged: Merged;
  readonly inserted: Inserted;
}

async function storeAll(client: pg.ClientBase, lots: readonly Waiting[], receivedAt: Date): Promise<Done[]> {
  await client.query('begin');
  const done: Done[] = [];
  // Always in the same order, so that two servers cannot wait for each other's workspaces.
  for (const [workspaceId, own] of [...Map.groupBy(lots, (lot) => lot.workspaceId)].sort(byName)) {
    const merged = mergeLots(own);
    const inserted = await insertVoices(client, workspaceId, { voices: merged.unique, receivedAt });
    done.push({ workspaceId, lots: own, merged, inserted });
  }
  await client.query('commit');
  return done;
}

/** Undoes what the transaction did; a connection that cannot even do that is given up. */
async function rollBack(client: pg.ClientBase): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const count = (lots: readonly Lot[]): number => lots.reduce((sum, { voices }) => sum + voices.length, 0);
