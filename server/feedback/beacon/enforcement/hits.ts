import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { controls } from '../controls/tables.ts';
import type { PointName } from './point.ts';
import { controlHits, enforcementPoints } from './tables.ts';

/** How often a control was hit around a moment. */
export interface Hit {
  readonly controlId: string;
  readonly count: number;
  readonly at: Date;
}

/** Hits that a point gathered; `lot` counts its lots up from 1, so that one sent twice counts once. */
export interface Lot {
  readonly point: PointName;
  readonly lot: number | null;
  readonly hits: readonly Hit[];
}

const HOUR = 3_600_000;

/** Counts hits; those of unknown controls, and lots that were counted before, add nothing. */
export async function countHits(
  queries: Queries,
  call: Call,
  { point, lot, hits }: Lot,
): Promise<Outcome<{ counted: number }>> {
  const { workspaceId, now } = call;
  if (lot !== null && !(await isNewLot(queries, { workspaceId, point, lot }))) return done({ counted: 0 });
  const ids = [...new Set(hits.map(({ controlId }) => controlId))];
  const known = await queries
    .select({ id: controls.id })
    .from(controls)
    .where(and(eq(controls.workspaceId, workspaceId), inArray(controls.id, ids)));
  const own = new Set(known.map(({ id }) => id));
  const sums = new Map<string, { controlId: string; hour: Date; count: number }>();
  for (const { controlId, count, at } of hits.filter((hit) => own.has(hit.controlId))) {
    const hour = new Date(Math.floor(Math.min(at.getTime(), now.getTime()) / HOUR) * HOUR);
    const key = `${controlId} ${hour.getTime()}`;
    sums.set(key, { controlId, hour, count: (sums.get(key)?.count ?? 0) + count });
  }
  // In the order of their keys, so that two points cannot wait for each other's rows.
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length === 0) return done({ counted: 0 });
  await queries
    .insert(controlHits)
    .values(rows.map((row) => ({ workspaceId, ...row })))
    .onConflictDoUpdate({
      target: [controlHits.workspaceId, controlHits.controlId, controlHits.hour],
      set: { count: sql`${controlHits.count} + excluded.count` },
    });
  for (const id of [...own].sort()) {
    const count = rows.filter(({ controlId }) => controlId === id).reduce((sum, row) => sum + row.count, 0);
    await queries
      .update(controls)
      .set({ hits: sql`${controls.hits} + ${count}` })
      .where(and(eq(controls.workspaceId, workspaceId), eq(controls.id, id)));
  }
  return done({ counted: rows.reduce((sum, { count }) => sum + count, 0) });
}

/** Whether the lot is newer than all that its point sent; a point that nobody knows yet cannot have sent it before. */
async function isNewLot(
  queries: Queries,
  { workspaceId, point, lot }: { workspaceId: string; point: PointName; lot: number },
): Promise<boolean> {
  const here = and(
    eq(enforcementPoints.workspaceId, workspaceId),
    eq(enforcementPoints.name, point.name),
    eq(enforcementPoints.instance, point.instance),
  );
  const moved = await queries
    .update(enforcementPoints)
    .set({ lastLot: lot })
    .where(and(here, lt(enforcementPoints.lastLot, lot)));
  if (moved.rowCount === 1) return true;
  const found = await queries.select({ id: enforcementPoints.id }).from(enforcementPoints).where(here);
  return found.length === 0;
}

/** Hits of a control hour by hour, oldest first. */
export async function hitsByHour(
  queries: Queries,
  workspaceId: string,
  controlId: string,
): Promise<{ hour: Date; count: number }[]> {
  return queries
    .select({ hour: controlHits.hour, count: controlHits.count })
    .from(controlHits)
    .where(and(eq(controlHits.workspaceId, workspaceId), eq(controlHits.controlId, controlId)))
    .orderBy(controlHits.hour)
    .limit(1_000);
}
