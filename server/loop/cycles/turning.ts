import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { addDays, earlierDay, periodOf, spanAfter, spanFrom, type Turning } from './calendar.ts';
import { companyDays } from './company-days.ts';
import { findModule } from './modules.ts';
import { type Cycle, cycleOn, insertCycle, isCycle, isOf, lastCycle } from './store.ts';
import { type Cadence, cycles } from './tables.ts';

/** A company that has not chosen yet turns its loop every quarter. */
const FIRST: Turning = { cadence: 'quarter' };

/** A cadence as it is stored, read back. */
const turningOf = (stored: { cadence: Cadence; days: number | null }): Turning =>
  stored.cadence === 'custom' ? { cadence: 'custom', days: stored.days ?? 28 } : { cadence: stored.cadence };

/**
 * The cycle of today, of the company (null) or of a module. The loop never stands still: where the last cycle is
 * over, those that follow it by its cadence begin here.
 */
export async function currentCycle(
  queries: Queries,
  call: Call,
  moduleId: string | null,
): Promise<Outcome<Cycle>> {
  const { today: day } = await companyDays(queries, call);
  const running = await cycleOn(queries, call, { moduleId, day });
  if (running) return done(running);
  let own: Turning | null = null;
  if (moduleId !== null) {
    const found = await findModule(queries, call, moduleId);
    if (!found.ok) return found;
    own = turningOf(found.value);
  }
  let last = await lastCycle(queries, call, moduleId);
  if (last === null || last.startsOn > day) {
    const turning = own ?? FIRST;
    const startsOn = turning.cadence === 'custom' ? day : periodOf(day, turning.cadence).startsOn;
    const span = spanFrom(startsOn, turning);
    const endsOn = last !== null && last.startsOn <= span.endsOn ? addDays(last.startsOn, -1) : span.endsOn;
    return done(
      await insertCycle(queries, call, { moduleId, name: null, turning, span: { startsOn, endsOn } }),
    );
  }
  while (last.endsOn < day) {
    const turning = own ?? turningOf(last);
    last = await insertCycle(queries, call, {
      moduleId,
      name: null,
      turning,
      span: spanAfter(last, turning),
    });
  }
  return done(last);
}

/** Begins a cycle by hand. Cycles of one module tile time: the new one starts on the day after the last one. */
export async function createCycle(
  queries: Queries,
  call: Call,
  wish: { moduleId: string | null; name: string | null; startsOn?: string; turning: Turning },
): Promise<Outcome<Cycle>> {
  if (wish.moduleId !== null) {
    const found = await findModule(queries, call, wish.moduleId);
    if (!found.ok) return found;
  }
  const last = await lastCycle(queries, call, wish.moduleId);
  const next = last && addDays(last.endsOn, 1);
  if (next && wish.startsOn && wish.startsOn !== next) {
    return refuse(
      'action.impossible',
      `The last cycle ends on ${last.endsOn}; the next one starts on ${next}. Close the last one earlier to start earlier.`,
      'body/startsOn',
    );
  }
  const startsOn = next ?? wish.startsOn ?? (await companyDays(queries, call)).today;
  const span = spanFrom(startsOn, wish.turning);
  return done(await insertCycle(queries, call, { ...wish, span }));
}

/**
 * Closes a cycle: today, or on a day of it, so that the loop turns faster; the next one begins on the day after, in
 * the cadence given. Cycles that were planned after it and have not begun are planned anew.
 */
export async function closeCycle(
  queries: Queries,
  call: Call,
  wish: { id: string; version: number; on?: string; next?: Turning; reason?: string },
): Promise<Outcome<{ closed: Cycle; next: Cycle }>> {
  const [old] = await queries.select().from(cycles).where(isCycle(call, wish.id)).for('update');
  if (!old) return refuse('thing.unknown', 'There is no such cycle.');
  if (old.version !== wish.version) return refuse('thing.stale', 'The cycle was changed meanwhile.');
  if (old.closedAt) return refuse('action.impossible', 'The cycle is closed already.');
  const { today: now } = await companyDays(queries, call);
  const lastDay = earlierDay(now, old.endsOn);
  const on = wish.on ?? lastDay;
  if (on < old.startsOn || on > lastDay) {
    return refuse(
      'action.impossible',
      `A cycle is closed on one of its days that has begun: ${old.startsOn} to ${lastDay}.`,
      'body/on',
    );
  }
  const later = await laterCycles(queries, call, old);
  if (on < old.endsOn) {
    if (later.some((cycle) => cycle.startsOn <= now || cycle.closedAt))
      return refuse('action.impossible', 'The next cycle has begun; this one can only be closed at its end.');
    for (const cycle of later) await queries.delete(cycles).where(isCycle(call, cycle.id));
  }
  const [closed] = await queries
    .update(cycles)
    .set({ endsOn: on, closedAt: call.now, version: old.version + 1 })
    .where(isCycle(call, old.id))
    .returning();
  await recordChange(queries, call, {
    action: 'cycle.closed',
    thing: 'cycle',
    thingId: old.id,
    ...(wish.reason && { reason: wish.reason }),
    detail: { endsOn: { before: old.endsOn, after: on } },
  });
  const kept = on < old.endsOn ? undefined : later[0];
  const turning = wish.next ?? turningOf(old);
  const next =
    kept ??
    (await insertCycle(queries, call, {
      moduleId: old.moduleId,
      name: null,
      turning,
      span: spanAfter({ startsOn: old.startsOn, endsOn: on }, turning),
    }));
  return done({ closed: closed!, next });
}

async function laterCycles(queries: Queries, call: Call, cycle: Cycle): Promise<Cycle[]> {
  const all = await queries.select().from(cycles).where(isOf(call, cycle.moduleId)).orderBy(cycles.startsOn);
  return all.filter((other) => other.startsOn > cycle.endsOn);
}

/** Gives a cycle a name of its own, or takes it away (null). */
export async function renameCycle(
  queries: Queries,
  call: Call,
  wish: { id: string; version: number; name: string | null },
): Promise<Outcome<Cycle>> {
  const [old] = await queries.select().from(cycles).where(isCycle(call, wish.id)).for('update');
  if (!old) return refuse('thing.unknown', 'There is no such cycle.');
  if (old.version !== wish.version) return refuse('thing.stale', 'The cycle was changed meanwhile.');
  const [now] = await queries
    .update(cycles)
    .set({ name: wish.name, version: old.version + 1 })
    .where(isCycle(call, wish.id))
    .returning();
  await recordChange(queries, call, {
    action: 'cycle.renamed',
    thing: 'cycle',
    thingId: old.id,
    detail: { before: old.name, after: wish.name },
  });
  return done(now!);
}

/** The cycle of today as pages ask for it: a plain read, unless the loop must turn first. */
export async function readCurrentCycle(
  database: Database,
  call: Call,
  moduleId: string | null,
): Promise<Outcome<Cycle>> {
  const { today: day } = await companyDays(database.queries, call);
  const running = await cycleOn(database.queries, call, { moduleId, day });
  if (running) return done(running);
  return database.transact((queries) => currentCycle(queries, call, moduleId));
}
