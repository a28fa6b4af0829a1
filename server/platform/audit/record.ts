import type { Call } from '../access/principal.ts';
import type { Queries } from '../database/database.ts';
import { newId } from '../ids.ts';
import { auditEntries } from './tables.ts';

/** A change to remember. `action` is `thing.verb`, such as `pain.renamed`; `detail` holds before and after. */
export interface Change {
  readonly action: `${string}.${string}`;
  readonly thing: string;
  readonly thingId: string;
  readonly reason?: string;
  readonly detail?: Record<string, unknown>;
}

/** Writes the change into the audit log, in the caller's transaction. */
export async function recordChange(queries: Queries, call: Call, change: Change): Promise<void> {
  await recordChanges(queries, call, [change]);
}

/** Writes changes that happened together, in one statement. */
export async function recordChanges(queries: Queries, call: Call, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await queries.insert(auditEntries).values(
    changes.map((change) => ({
      workspaceId: call.workspaceId,
      id: newId(),
      at: call.now,
      actorKind: call.actor.kind,
      actorId: call.actor.id,
      actorName: call.actor.name,
      action: change.action,
      thing: change.thing,
      thingId: change.thingId,
      reason: change.reason ?? null,
      detail: change.detail ?? {},
    })),
  );
}
