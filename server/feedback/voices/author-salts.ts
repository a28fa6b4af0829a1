import { randomBytes } from 'node:crypto';
import type { Database } from '../../platform/database/database.ts';
import { type Pseudonyms, pseudonymsOf } from './pseudonyms.ts';

/** Gives each workspace's pseudonyms; their secret is made at its first voice and kept with its data. */
export type PseudonymsFor = (workspaceId: string) => Pseudonyms | Promise<Pseudonyms>;

export function createPseudonyms(database: Database): PseudonymsFor {
  const known = new Map<string, Pseudonyms>();
  const read = async (workspaceId: string): Promise<Pseudonyms> => {
    const { rows } = await database.pool.query<{ salt: Buffer }>(
      `insert into author_salts as a (workspace_id, salt) values ($1, $2)
         on conflict (workspace_id) do update set salt = a.salt returning salt`,
      [workspaceId, randomBytes(32)],
    );
    const pseudonyms = pseudonymsOf(rows[0]!.salt);
    known.set(workspaceId, pseudonyms);
    return pseudonyms;
  };
  return (workspaceId) => known.get(workspaceId) ?? read(workspaceId);
}
