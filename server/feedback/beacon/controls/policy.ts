import { eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { type Bounds, USUAL_BOUNDS } from './bounds.ts';
import { controlPolicies } from './tables.ts';

/** The bounds of a workspace; version 0 are the usual ones, never written down. */
export interface Policy extends Bounds {
  readonly version: number;
}

export async function readPolicy(queries: Queries, workspaceId: string): Promise<Policy> {
  const [row] = await queries
    .select()
    .from(controlPolicies)
    .where(eq(controlPolicies.workspaceId, workspaceId));
  if (!row) return { ...USUAL_BOUNDS, version: 0 };
  const { workspaceId: _, ...policy } = row;
  return policy;
}

/** Sets the bounds; `version` is the one that the caller saw. */
export async function writePolicy(
  queries: Queries,
  call: Call,
  { version, reason, ...bounds }: Bounds & { version: number; reason: string },
): Promise<Outcome<Policy>> {
  const before = await readPolicy(queries, call.workspaceId);
  const values = { ...bounds, secondEyes: [...bounds.secondEyes], version: version + 1 };
  const [row] = await queries
    .insert(controlPolicies)
    .values({ workspaceId: call.workspaceId, ...values })
    .onConflictDoUpdate({
      target: controlPolicies.workspaceId,
      set: values,
      setWhere: eq(controlPolicies.version, version),
    })
    .returning();
  // A row that is new is right only where nobody had one.
  if (!row || before.version !== version) {
    return refuse('thing.stale', `The bounds are at version ${before.version}.`, '/version');
  }
  await recordChange(queries, call, {
    action: 'control-policy.changed',
    thing: 'control-policy',
    thingId: call.workspaceId,
    reason,
    detail: { before, after: bounds },
  });
  return done({ ...bounds, version: version + 1 });
}
