import { and, asc, eq, lt, ne, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { FORGET_MS, type PointName, WEBHOOK } from './point.ts';
import { enforcementPoints } from './tables.ts';

export type PointRow = typeof enforcementPoints.$inferSelect;

/** That a point has a revision, or that it leaves. */
export interface Ack {
  readonly workspaceId: string;
  readonly point: PointName;
  readonly revision: number;
  readonly at: Date;
}

export async function listPoints(queries: Queries, workspaceId: string): Promise<PointRow[]> {
  return queries
    .select()
    .from(enforcementPoints)
    .where(eq(enforcementPoints.workspaceId, workspaceId))
    .orderBy(asc(enforcementPoints.name), asc(enforcementPoints.instance));
}

/** Writes what many points said in one statement; each point stands in it once. */
export async function writeAcks(queries: Queries, acks: readonly Ack[]): Promise<void> {
  if (acks.length === 0) return;
  await queries
    .insert(enforcementPoints)
    .values(
      acks.map(({ workspaceId, point, revision, at }) => ({
        workspaceId,
        id: newId(),
        ...point,
        revision,
        ackedAt: at,
        seenAt: at,
        firstSeenAt: at,
      })),
    )
    .onConflictDoUpdate({
      target: [enforcementPoints.workspaceId, enforcementPoints.name, enforcementPoints.instance],
      set: {
        kind: sql`excluded.kind`,
        ackedAt: sql`case when ${enforcementPoints.revision} = excluded.revision
          then ${enforcementPoints.ackedAt} else excluded.acked_at end`,
        revision: sql`excluded.revision`,
        seenAt: sql`excluded.seen_at`,
      },
    });
}

/** A point that ends in good order. */
export async function removeLeaving(
  queries: Queries,
  workspaceId: string,
  { name, instance }: PointName,
): Promise<void> {
  await queries
    .delete(enforcementPoints)
    .where(
      and(
        eq(enforcementPoints.workspaceId, workspaceId),
        eq(enforcementPoints.name, name),
        eq(enforcementPoints.instance, instance),
      ),
    );
}

/** Forgets a point by hand; one that still runs comes back by itself. */
export async function forgetPoint(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const [row] = await queries
    .delete(enforcementPoints)
    .where(and(eq(enforcementPoints.workspaceId, call.workspaceId), eq(enforcementPoints.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such enforcement point.', 'id');
  await recordChange(queries, call, {
    action: 'enforcement-point.forgotten',
    thing: 'enforcement-point',
    thingId: id,
    detail: { name: row.name, instance: row.instance, seenAt: row.seenAt },
  });
  return done({ removed: true });
}

/** Forgets points of all workspaces that said nothing for a day. */
export async function forgetSilent(queries: Queries, now: Date): Promise<void> {
  await queries
    .delete(enforcementPoints)
    .where(
      and(
        lt(enforcementPoints.seenAt, new Date(now.getTime() - FORGET_MS)),
        ne(enforcementPoints.kind, WEBHOOK),
      ),
    );
}
