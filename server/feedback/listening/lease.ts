import type pg from 'pg';
import type { Database } from '../../platform/database/database.ts';

/** First half of the advisory locks that say who listens; any constant will do. */
const LISTENING = 720_311;

/** The right to listen to a workspace; one server at a time holds it. */
export interface Leases {
  /** @returns whether this server holds the workspace now */
  take(workspaceId: string): Promise<boolean>;
  /** Gives everything back. */
  release(): Promise<void>;
}

/** Nobody else can open an embedded database, so there is nothing to share. */
const soleLeases: Leases = { take: async () => true, release: async () => {} };

/**
 * Leases as advisory locks of one connection, which PostgreSQL frees when the server that held them is gone.
 * @param lost called when the connection breaks, and every lease with it
 */
export function leasesOn(database: Database, lost: () => void): Leases {
  if (database.kind === 'embedded') return soleLeases;
  let client: pg.PoolClient | null = null;
  // Two that ask at once must not take their locks on two connections.
  let connecting: Promise<pg.PoolClient> | null = null;
  const held = new Set<string>();
  const connect = async (): Promise<pg.PoolClient> => {
    const connected = await database.pool.connect();
    connected.on('error', () => {
      if (client !== connected) return;
      client = null;
      held.clear();
      lost();
    });
    client = connected;
    return connected;
  };
  const connection = async (): Promise<pg.PoolClient> => {
    if (client) return client;
    connecting ??= connect().finally(() => {
      connecting = null;
    });
    return connecting;
  };
  return {
    take: async (workspaceId) => {
      if (held.has(workspaceId)) return true;
      const { rows } = await (await connection()).query<{ taken: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as taken',
        [LISTENING, workspaceId],
      );
      if (rows[0]!.taken) held.add(workspaceId);
      return rows[0]!.taken;
    },
    release: async () => {
      // Destroying the connection frees its locks.
      client?.release(true);
      client = null;
      held.clear();
    },
  };
}
