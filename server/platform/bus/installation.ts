import type pg from 'pg';

/**
 * A name that the servers of one database share and no other database has: the cluster's own number, and the
 * database's in it.
 */
export async function installationOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select system_identifier || '-' || (select oid from pg_database where datname = current_database()) as name
     from pg_control_system()`,
  );
  return rows[0]!.name;
}
