import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { pains } from '../tables.ts';

export type Pain = typeof pains.$inferSelect;

/** The living pain behind an id: itself, or what it was merged into. An id of another workspace is unknown. */
export async function findPain(
  queries: Queries,
  call: { workspaceId: string },
  id: string,
  at = 'id',
): Promise<Outcome<Pain>> {
  const asked = alias(pains, 'asked');
  const [found] = await queries
    .select({ pain: pains })
    .from(asked)
    .innerJoin(pains, and(eq(pains.workspaceId, asked.workspaceId), eq(pains.id, asked.resolvedId)))
    .where(and(eq(asked.workspaceId, call.workspaceId), eq(asked.id, id)));
  return found ? done(found.pain) : refuse('thing.unknown', 'There is no such pain.', at);
}
