import { and, desc, eq, gte, isNull, lt, lte, type SQL } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { newId } from '../../platform/ids.ts';
import type { Span, Turning } from './calendar.ts';
import { daysOfTurning } from './modules.ts';
import { cycles } from './tables.ts';

export type Cycle = typeof cycles.$inferSelect;

/** Cycles of one module, or of the whole company (null). */
export const isOf = (call: Call, moduleId: string | null): SQL | undefined =>
  and(
    eq(cycles.workspaceId, call.workspaceId),
    moduleId === null ? isNull(cycles.moduleId) : eq(cycles.moduleId, moduleId),
  );

export const isCycle = (call: Call, id: string): SQL | undefined =>
  and(eq(cycles.workspaceId, call.workspaceId), eq(cycles.id, id));

export async function findCycle(queries: Queries, call: Call, id: string): Promise<Outcome<Cycle>> {
  const [found] = await queries.select().from(cycles).where(isCycle(call, id));
  return found ? done(found) : refuse('thing.unknown', 'There is no such cycle.', 'cycleId');
}

/** The newest cycles first; `after` is the id of the last one seen. */
export async function listCycles(
  queries: Queries,
  call: Call,
  page: { moduleId?: string; after?: string; limit: number },
): Promise<Cycle[]> {
  return queries
    .select()
    .from(cycles)
    .where(
      and(
        eq(cycles.workspaceId, call.workspaceId),
        ...(page.moduleId ? [eq(cycles.moduleId, page.moduleId)] : []),
        ...(page.after ? [lt(cycles.id, page.after)] : []),
      ),
    )
    .orderBy(desc(cycles.id))
    .limit(page.limit);
}

/** The cycle that holds a day, if there is one. */
export async function cycleOn(
  queries: Queries,
  call: Call,
  at: { moduleId: string | null; day: string },
): Promise<Cycle | null> {
  const [found] = await queries
    .select()
    .from(cycles)
    .where(and(isOf(call, at.moduleId), lte(cycles.startsOn, at.day), gte(cycles.endsOn, at.day)));
  return found ?? null;
}

/** The cycle before another one of the same module. */
export async function cycleBefore(queries: Queries, call: Call, cycle: Cycle): Promise<Cycle | null> {
  const [found] = await queries
    .select()
    .from(cycles)
    .where(and(isOf(call, cycle.moduleId), lt(cycles.endsOn, cycle.startsOn)))
    .orderBy(desc(cycles.endsOn))
    .limit(1);
  return found ?? null;
}

export async function lastCycle(
  queries: Queries,
  call: Call,
  moduleId: string | null,
): Promise<Cycle | null> {
  const [found] = await queries
    .select()
    .from(cycles)
    .where(isOf(call, moduleId))
    .orderBy(desc(cycles.endsOn))
    .limit(1);
  return found ?? null;
}

/** Writes a cycle down; one that another server began on the same day in the same moment is taken instead. */
export async function insertCycle(
  queries: Queries,
  call: Call,
  wish: { moduleId: string | null; name: string | null; turning: Turning; span: Span },
): Promise<Cycle> {
  const [made] = await queries
    .insert(cycles)
    .values({
      workspaceId: call.workspaceId,
      id: newId(),
      moduleId: wish.moduleId,
      name: wish.name,
      cadence: wish.turning.cadence,
      days: daysOfTurning(wish.turning),
      ...wish.span,
    })
    .onConflictDoNothing()
    .returning();
  if (!made) return (await cycleOn(queries, call, { moduleId: wish.moduleId, day: wish.span.startsOn }))!;
  await recordChange(queries, call, {
    action: 'cycle.began',
    thing: 'cycle',
    thingId: made.id,
    detail: { moduleId: wish.moduleId, cadence: made.cadence, ...wish.span },
  });
  return made;
}

/** Ids of all cycles of a module. */
export async function cycleIdsOf(queries: Queries, call: Call, moduleId: string): Promise<Set<string>> {
  const rows = await queries.select({ id: cycles.id }).from(cycles).where(isOf(call, moduleId));
  return new Set(rows.map(({ id }) => id));
}
