import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { newId } from '../../platform/ids.ts';
import { type AdjustmentAction, type Judged, judge } from './adjustment.ts';
import { type AdjustmentState, adjustments, type Words } from './tables.ts';

export type Adjustment = typeof adjustments.$inferSelect;

const isAdjustment = (call: Call, id: string) =>
  and(eq(adjustments.workspaceId, call.workspaceId), eq(adjustments.id, id));

const UNKNOWN = refuse('thing.unknown', 'There is no such adjustment.');

/** Adjustments, the newest first. @param page `after`: id of the last one seen */
export async function listAdjustments(
  queries: Queries,
  call: Call,
  page: { state?: AdjustmentState; propositionId?: string; after?: string; limit: number },
): Promise<Adjustment[]> {
  return queries
    .select()
    .from(adjustments)
    .where(
      and(
        eq(adjustments.workspaceId, call.workspaceId),
        ...(page.state ? [eq(adjustments.state, page.state)] : []),
        ...(page.propositionId ? [eq(adjustments.propositionId, page.propositionId)] : []),
        ...(page.after ? [lt(adjustments.id, page.after)] : []),
      ),
    )
    .orderBy(desc(adjustments.id))
    .limit(page.limit);
}

/** Adjustments adopted from `since` on and before `until`, the earliest first. */
export async function adoptedBetween(
  queries: Queries,
  call: Call,
  range: { since: Date; until: Date },
): Promise<Adjustment[]> {
  return queries
    .select()
    .from(adjustments)
    .where(
      and(
        eq(adjustments.workspaceId, call.workspaceId),
        eq(adjustments.state, 'adopted'),
        gte(adjustments.decidedAt, range.since),
        lt(adjustments.decidedAt, range.until),
      ),
    )
    .orderBy(adjustments.decidedAt);
}

export async function findAdjustment(queries: Queries, call: Call, id: string): Promise<Outcome<Adjustment>> {
  const [found] = await queries.select().from(adjustments).where(isAdjustment(call, id));
  return found ? done(found) : UNKNOWN;
}

export async function insertAdjustment(
  queries: Queries,
  call: Call,
  wish: { propositionId: string; baseVersion: number; base: Words; proposed: Words; reason: string },
): Promise<Adjustment> {
  await queries.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`adjustment ${call.workspaceId}`}, 0))`,
  );
  const [last] = await queries
    .select({ number: sql<number>`coalesce(max(${adjustments.number}), 0)` })
    .from(adjustments)
    .where(eq(adjustments.workspaceId, call.workspaceId));
  const [made] = await queries
    .insert(adjustments)
    .values({
      ...wish,
      workspaceId: call.workspaceId,
      id: newId(),
      number: last!.number + 1,
      state: 'proposed',
      proposerId: call.actor.id,
      proposerName: call.actor.name,
      proposedAt: call.now,
    })
    .returning();
  await recordChange(queries, call, {
    action: 'adjustment.proposed',
    thing: 'adjustment',
    thingId: made!.id,
    reason: wish.reason,
    detail: { number: made!.number, propositionId: wish.propositionId, baseVersion: wish.baseVersion },
  });
  return made!;
}

/**
 * Decides an adjustment as `judge` says. What an adoption means for the proposition is the caller's to do, in the
 * same transaction.
 * @param wish `newVersion`: the proposition's version that an adoption leads to
 */
export async function decideAdjustment(
  queries: Queries,
  call: Call,
  wish: {
    id: string;
    version: number;
    type: AdjustmentAction['type'];
    reason: string;
    onlyDecider: boolean;
    newVersion?: number;
  },
): Promise<Outcome<Adjustment>> {
  const [old] = await queries.select().from(adjustments).where(isAdjustment(call, wish.id)).for('update');
  if (!old) return UNKNOWN;
  const judged = judge(old, { type: wish.type, by: call.actor.id, reason: wish.reason }, wish);
  if (judged.type !== 'to') return REFUSALS[judged.type];
  if (old.version !== wish.version) return refuse('thing.stale', 'The adjustment was changed meanwhile.');
  const [now] = await queries
    .update(adjustments)
    .set({
      state: judged.state,
      deciderId: call.actor.id,
      deciderName: call.actor.name,
      decidedAt: call.now,
      decisionReason: wish.reason.trim() || null,
      newVersion: wish.newVersion ?? null,
      version: old.version + 1,
    })
    .where(isAdjustment(call, wish.id))
    .returning();
  await recordChange(queries, call, {
    action: `adjustment.${judged.state}`,
    thing: 'adjustment',
    thingId: wish.id,
    ...(wish.reason && { reason: wish.reason }),
    detail: { propositionId: old.propositionId, newVersion: wish.newVersion ?? null },
  });
  return done(now!);
}

const REFUSALS: Record<Exclude<Judged['type'], 'to'>, ReturnType<typeof refuse>> = {
  decided: refuse('action.impossible', 'The adjustment is decided already.'),
  ownProposal: refuse('action.impossible', 'Nobody decides on a proposal of their own; ask another leader.'),
  notProposer: refuse('action.impossible', 'Only who proposed it can withdraw it; refuse it instead.'),
  reasonMissing: refuse('request.invalid', 'A refusal says why.', 'body/reason'),
};
