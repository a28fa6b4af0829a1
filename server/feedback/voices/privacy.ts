import { randomBytes } from 'node:crypto';
import { createBriefCache } from '../../platform/accounts/brief-cache.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Services } from '../../services.ts';
import { type Pseudonyms, pseudonymsOf } from './pseudonyms.ts';

/** How long another server of the same database may follow a setting that was changed. */
const KEEP_MS = 5_000;

/** What a workspace wants of its voices before they are stored. */
export interface Privacy {
  readonly pseudonyms: Pseudonyms;
  /** Whether personal data is masked; only the workspace itself can say no. */
  readonly masks: boolean;
}

export type PrivacyOf = (workspaceId: string) => Privacy | Promise<Privacy>;

/** Knows the privacy of each workspace; the secret of its pseudonyms is made at its first voice and kept with its data. */
export function createPrivacy({
  database,
  bus,
  accounts,
}: Pick<Services, 'database' | 'bus' | 'accounts'>): PrivacyOf {
  const known = createBriefCache<Privacy>(KEEP_MS);
  bus.subscribe('workspace.changed', ({ workspaceId }) => known.forget(workspaceId));
  const read = async (workspaceId: string): Promise<Privacy> => {
    const workspace = await accounts.workspace(workspaceId);
    const privacy = {
      pseudonyms: pseudonymsOf(await saltOf(database, workspaceId)),
      masks: workspace?.settings.maskPersonalData ?? true,
    };
    known.set(workspaceId, privacy);
    return privacy;
  };
  return (workspaceId) => known.get(workspaceId) ?? read(workspaceId);
}

async function saltOf(database: Database, workspaceId: string): Promise<Buffer> {
  const { rows } = await database.pool.query<{ salt: Buffer }>(
    `insert into author_salts as a (workspace_id, salt) values ($1, $2)
       on conflict (workspace_id) do update set salt = a.salt returning salt`,
    [workspaceId, randomBytes(32)],
  );
  return rows[0]!.salt;
}
