import { and, asc, eq, gt } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { promotions } from './tables.ts';

export type PromotionRow = typeof promotions.$inferSelect;

/** Promotions that are not over by then, the earliest first. */
export function readPromotions(
  queries: Queries,
  workspaceId: string,
  endingAfter: Date,
): Promise<PromotionRow[]> {
  return queries
    .select()
    .from(promotions)
    .where(and(eq(promotions.workspaceId, workspaceId), gt(promotions.endsAt, endingAfter)))
    .orderBy(asc(promotions.startsAt), asc(promotions.id));
}
