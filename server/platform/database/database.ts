import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Outcome, Refused } from '../errors/refusal.ts';
import { startEmbedded } from './embedded/start.ts';

/** Typed queries (Drizzle) and raw SQL, inside or outside a transaction. */
export type Queries = NodePgDatabase;

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Queries outside a transaction. */
  readonly queries: Queries;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction; a refusal that it returns rolls everything back. */
  transact<T>(work: (queries: Queries) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  close(): Promise<void>;
}

/** Opens PostgreSQL where an address is given, else the embedded database in `folder` (null: in memory). */
export async function openDatabase(from: { url: string | null; folder: string | null }): Promise<Database> {
  if (from.url === null) {
    const embedded = await startEmbedded(from.folder);
    return wrap('embedded', embedded.pool, embedded.close);
  }
  const pool = new pg.Pool({ connectionString: from.url, max: 12 });
  return wrap('server', pool, () => pool.end());
}

function wrap(kind: Database['kind'], pool: pg.Pool, close: () => Promise<void>): Database {
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const queries = drizzle(pool);
  return {
    kind,
    pool,
    queries,
    close,
    transact: async (work) => {
      try {
        return await queries.transaction(async (transaction) => {
          const outcome = await work(transaction as unknown as Queries);
          if (!outcome.ok) throw new Refused(outcome);
          return outcome;
        });
      } catch (error) {
        if (error instanceof Refused) return error.refusal;
        throw error;
      }
    },
  };
}
