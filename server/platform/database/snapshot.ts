import type pg from 'pg';
import type { Database } from './database.ts';

/** Rows that are fetched at once. */
const PAGE = 500;

/** A consistent view of the whole database, for as long as it takes to read it. */
export interface Snapshot {
  /** Every row of a query as text columns, in pages, so that memory stays small. */
  rows(text: string, values?: readonly unknown[]): AsyncGenerator<(string | null)[][]>;
  /** All rows of a small answer. */
  all<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/**
 * Reads in one repeatable-read transaction. On the embedded database everybody else waits meanwhile, so `work` must
 * wait for nothing but this machine's own disk.
 */
export async function readSnapshot<T>(
  database: Database,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(PLAIN_TEXT);
    const value = await work(snapshotOn(client));
    await client.query('commit');
    return value;
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failed: Error) => failed,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Values as text that every PostgreSQL reads back to the same value, whatever its own settings. */
export const PLAIN_TEXT = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC';
  set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`;

function snapshotOn(client: pg.PoolClient): Snapshot {
  let cursors = 0;
  return {
    all: async (text, values = []) => (await client.query(text, [...values])).rows,
    rows: async function* (text, values = []) {
      const cursor = `reading_${cursors++}`;
      await client.query(`declare ${cursor} no scroll cursor for ${text}`, [...values]);
      for (;;) {
        const page = { text: `fetch ${PAGE} from ${cursor}`, rowMode: 'array' as const };
        const { rows } = await client.query<(string | null)[]>(page);
        if (rows.length > 0) yield rows;
        if (rows.length < PAGE) break;
      }
      await client.query(`close ${cursor}`);
    },
  };
}
