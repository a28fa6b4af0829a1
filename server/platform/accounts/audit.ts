import { recordChange } from '../audit/record.ts';
import type { Queries } from '../database/database.ts';
import type { Membership } from './workspaces.ts';

/** Writes what a user changed about themselves into the audit log of every workspace they belong to. */
export async function recordForUser(
  queries: Queries,
  user: { userId: string; name: string; memberships: readonly Membership[] },
  what: { action: `account.${string}`; now: Date; detail?: Record<string, unknown> },
): Promise<void> {
  for (const { workspaceId } of user.memberships) {
    await recordChange(
      queries,
      { workspaceId, actor: { kind: 'member', id: user.userId, name: user.name }, now: what.now },
      { action: what.action, thing: 'user', thingId: user.userId, detail: what.detail ?? {} },
    );
  }
}
