import { sql } from 'drizzle-orm';
import type { Services } from '../../services.ts';
import { sampleLoads } from './tables.ts';

/** Where the story is to be told, and its last moment. */
export interface Wanted {
  readonly workspaceId: string;
  readonly until: Date;
  /** Told to its end already. */
  readonly told: boolean;
}

/**
 * The workspace that a telling was begun in; else the only one, while nobody has touched it: its owner has not set a
 * password and nothing was ever said in it. Null: no sample here.
 */
export async function wantedSample({ database, accounts, clock }: Services): Promise<Wanted | null> {
  const [begun] = await database.queries.select().from(sampleLoads).limit(1);
  if (begun) return { workspaceId: begun.workspaceId, until: begun.until, told: begun.chapter === 'told' };
  const [workspace, ...others] = await accounts.workspaces();
  if (!workspace || others.length > 0 || (await accounts.waitingOwner()) === null) return null;
  if ((await accounts.members(workspace.id)).length > 1) return null;
  const { rows } = await database.queries.execute<{ used: boolean }>(
    sql`select exists (select 1 from voices) or exists (select 1 from propositions) as used`,
  );
  return rows[0]!.used ? null : { workspaceId: workspace.id, until: clock.now(), told: false };
}
