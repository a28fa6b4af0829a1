import { and, eq } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { newId } from '../../platform/ids.ts';
import type { Turning } from './calendar.ts';
import { modules } from './tables.ts';

export type Module = typeof modules.$inferSelect;

const isModule = (call: Call, id: string) =>
  and(eq(modules.workspaceId, call.workspaceId), eq(modules.id, id));

export async function listModules(queries: Queries, call: Call): Promise<Module[]> {
  return queries
    .select()
    .from(modules)
    .where(eq(modules.workspaceId, call.workspaceId))
    .orderBy(modules.name, modules.id);
}

export async function findModule(queries: Queries, call: Call, id: string): Promise<Outcome<Module>> {
  const [found] = await queries.select().from(modules).where(isModule(call, id));
  return found ? done(found) : refuse('thing.unknown', 'There is no such business module.', 'moduleId');
}

/** Length in days where the cadence is custom; null for those of the calendar. */
export const daysOfTurning = (turning: Turning): number | null =>
  turning.cadence === 'custom' ? turning.days : null;

export async function createModule(
  queries: Queries,
  call: Call,
  wish: { name: string; turning: Turning },
): Promise<Outcome<Module>> {
  const { cadence } = wish.turning;
  const [made] = await queries
    .insert(modules)
    .values({
      workspaceId: call.workspaceId,
      id: newId(),
      name: wish.name,
      cadence,
      days: daysOfTurning(wish.turning),
    })
    .returning();
  await recordChange(queries, call, {
    action: 'module.created',
    thing: 'module',
    thingId: made!.id,
    detail: { name: wish.name, ...wish.turning },
  });
  return done(made!);
}

/** Renames a module or gives it another cadence, which holds from its next turn on. */
export async function changeModule(
  queries: Queries,
  call: Call,
  wish: { id: string; version: number; name?: string; turning?: Turning },
): Promise<Outcome<Module>> {
  const [old] = await queries.select().from(modules).where(isModule(call, wish.id)).for('update');
  if (!old) return refuse('thing.unknown', 'There is no such business module.');
  if (old.version !== wish.version) return refuse('thing.stale', 'The module was changed meanwhile.');
  const [now] = await queries
    .update(modules)
    .set({
      name: wish.name ?? old.name,
      ...(wish.turning && { cadence: wish.turning.cadence, days: daysOfTurning(wish.turning) }),
      version: old.version + 1,
    })
    .where(isModule(call, wish.id))
    .returning();
  await recordChange(queries, call, {
    action: 'module.changed',
    thing: 'module',
    thingId: wish.id,
    detail: {
      before: { name: old.name, cadence: old.cadence, days: old.days },
      after: { name: now!.name, cadence: now!.cadence, days: now!.days },
    },
  });
  return done(now!);
}
