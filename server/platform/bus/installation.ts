import type pg from 'pg';

/**
 * A name that the servers of one database share and no other database has: the cluster's own number, and the
 * database's in it. Where a host hides the former, the database's name has to do.
 */
export async function installationOf(pool: pg.Pool): Promise<string> {
  const ask = async (cluster: string) => {
    const { rows } = await pool.query<{ name: string }>(
      `select ${cluster} || '-' || oid as name from pg_database where datname = current_database()`,
    );
    return rows[0]!.name;
  };
  return ask('(select system_identifier::text from pg_control_system())').catch(() =>
    ask('md5(current_database())'),
  );
}
