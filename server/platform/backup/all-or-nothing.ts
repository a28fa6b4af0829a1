import type pg from 'pg';
import type { Database } from '../database/database.ts';
import { PLAIN_TEXT } from '../database/snapshot.ts';
import { done, type Outcome, Refused, refuse } from '../errors/refusal.ts';
import { LineTooLong } from './lines.ts';

/** PostgreSQL's classes of errors for values that do not fit their column, or rows that do not fit each other. */
const MISFIT = /^(22|23)/;

/** One transaction that reads text as a backup writes it; what the database will not take becomes a refusal. */
export async function allOrNothing<T>(
  database: Database,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<Outcome<T>> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query(PLAIN_TEXT);
    const value = await work(client);
    await client.query('commit');
    return done(value);
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failed: Error) => failed,
    );
    return refusalOf(error);
  } finally {
    client.release(broken);
  }
}

function refusalOf(error: unknown): Outcome<never> {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof LineTooLong) return refuse('file.unsafe', 'It holds a row longer than any of ours.');
  const { code, table, message } = error as { code?: unknown; table?: string; message?: string };
  if (typeof code === 'string' && MISFIT.test(code)) {
    const where = table === undefined ? '' : ` of ${table}`;
    return refuse('backup.damaged', `The database refuses a row${where}: ${message}.`, table);
  }
  throw error;
}
