import type { Database } from '../../platform/database/database.ts';

/**
 * Takes an import for this server, so that of several servers on one database only one runs it.
 * @returns how to give it back; null where another server has it
 */
export async function claimImport(
  database: Database,
  importId: string,
): Promise<(() => Promise<void>) | null> {
  // The embedded database has one server and one connection, which must not be held.
  if (database.kind === 'embedded') return async () => {};
  const client = await database.pool.connect();
  const key = [`import ${importId}`];
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    key,
  );
  if (!rows[0]?.mine) {
    client.release();
    return null;
  }
  return async () => {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', key);
    client.release();
  };
}
