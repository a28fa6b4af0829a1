import { randomBytes } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';

/** Gives each workspace's secret for pseudonyms, made at its first voice and kept with its data. */
export type SaltOf = (workspaceId: string) => Buffer | Promise<Buffer>;

export function createSalts(database: Database): SaltOf {
  const known = new Map<string, Buffer>();
  const read = async (workspaceId: string): Promise<Buffer> => {
    const { rows } = await database.pool.query<{ salt: Buffer }>(
      `insert into author_salts as a (workspace_id, salt) values ($1, $2)
         on conflict (workspace_id) do update set salt = a.salt returning salt`,
      [workspaceId, randomBytes(32)],
    );
    const salt = rows[0]!.salt;
    known.set(workspaceId, salt);
    return salt;
  };
  return (workspaceId) => known.get(workspaceId) ?? read(workspaceId);
}
