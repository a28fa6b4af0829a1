import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { chooseLadder } from '../ladders/choose.ts';
import { beginsAnew, type Run, reduceRun, startRun } from '../ladders/run.ts';
import { ladderRuns } from '../ladders/tables.ts';
import { isCalling, type PagedAlarm } from './alarm.ts';
import { dropWaiting, insertDeliveries, type NewDelivery, type Waiting } from './deliveries.ts';
import type { PagingHouse } from './house.ts';
import { type PageSettings, readPageSettings } from './settings.ts';
import { takeSteps } from './take-steps.ts';

type RunRow = typeof ladderRuns.$inferSelect;
type Key = Pick<PagedAlarm, 'workspaceId' | 'id'>;

const here = ({ workspaceId, id }: Key) =>
  and(eq(ladderRuns.workspaceId, workspaceId), eq(ladderRuns.alarmId, id));
const columns = (run: Run) => ({ ...run, steps: [...run.steps] });

/** Begins the ladders of alarms of one workspace and takes their first steps, in one transaction. */
export async function beginRuns(house: PagingHouse, alarms: readonly PagedAlarm[]): Promise<Waiting[]> {
  const now = house.clock.now();
  const { workspaceId } = alarms[0]!;
  const settings = await readPageSettings(house.database.queries, house.people, workspaceId);
  const outcome = await house.database.transact(async (queries) => {
    const known = await lockRuns(queries, alarms);
    const begun = alarms.flatMap((alarm) => {
      const ladder = chooseLadder(settings.ladders, alarm);
      const before = known.get(alarm.id);
      if (before && !beginsAnew(before, alarm)) return [];
      const { severity } = alarm;
      const run = before
        ? reduceRun(before, { type: 'restart', ladder, severity, now })
        : startRun(ladder, severity, now);
      return [{ alarm, before, ...takeSteps(run, { alarm, settings, now }) }];
    });
    const fresh = begun.filter(({ before }) => !before);
    // Another server may have begun the same ladder a moment ago; then it sends.
    const mine = await insertRuns(queries, fresh);
    const again = begun.filter(({ before }) => before);
    for (const { alarm, run } of again) await queries.update(ladderRuns).set(columns(run)).where(here(alarm));
    const ours = begun.filter(({ alarm, before }) => before || mine.has(alarm.id));
    return done(await write(queries, ours, now));
  });
  return outcome.ok ? outcome.value : [];
}

async function insertRuns(
  queries: Queries,
  begun: readonly { alarm: PagedAlarm; run: Run }[],
): Promise<Set<string>> {
  if (begun.length === 0) return new Set();
  const rows = begun.map(({ alarm, run }) => ({
    workspaceId: alarm.workspaceId,
    alarmId: alarm.id,
    ...columns(run),
  }));
  const made = await queries
    .insert(ladderRuns)
    .values(rows)
    .onConflictDoNothing()
    .returning({ alarmId: ladderRuns.alarmId });
  return new Set(made.map(({ alarmId }) => alarmId));
}

async function lockRuns(queries: Queries, alarms: readonly Key[]): Promise<Map<string, RunRow>> {
  const ids = alarms.map(({ id }) => id);
  const rows = await queries
    .select()
    .from(ladderRuns)
    .where(and(eq(ladderRuns.workspaceId, alarms[0]!.workspaceId), inArray(ladderRuns.alarmId, ids)))
    .orderBy(asc(ladderRuns.alarmId))
    .for('update');
  return new Map(rows.map((row) => [row.alarmId, row]));
}

async function write(
  queries: Queries,
  taken: readonly {
    alarm: PagedAlarm;
    callings: readonly Omit<NewDelivery, 'alarm' | 'about' | 'insteadOf'>[];
  }[],
  now: Date,
): Promise<Waiting[]> {
  const wanted = taken.flatMap(({ alarm, callings }) =>
    callings.map((calling): NewDelivery => ({ ...calling, alarm, about: 'raised', insteadOf: null })),
  );
  const alarms = new Map(taken.map(({ alarm }) => [alarm.id, alarm]));
  const rows = await insertDeliveries(queries, wanted, now);
  return rows
    .filter(({ state }) => state === 'waiting')
    .map((row) => ({ row, alarm: alarms.get(row.alarmId)! }));
}

/** Takes the steps of a ladder that are due; ends it where nobody need be called any more. */
export async function advanceRun(house: PagingHouse, key: Key, settings: PageSettings): Promise<Waiting[]> {
  const now = house.clock.now();
  const alarm = await house.alarms.find(key.workspaceId, key.id);
  const outcome = await house.database.transact(async (queries) => {
    const before = (await lockRuns(queries, [key])).get(key.id);
    // Another server was faster.
    if (!before?.nextAt || before.nextAt > now) return done([]);
    if (!alarm || !isCalling(alarm)) {
      const run = reduceRun(before, { type: 'stop', why: alarm?.state ?? 'gone' });
      await queries.update(ladderRuns).set(columns(run)).where(here(key));
      return done([]);
    }
    const { run, callings } = takeSteps(before, { alarm, settings, now });
    await queries.update(ladderRuns).set(columns(run)).where(here(key));
    return done(await write(queries, [{ alarm, callings }], now));
  });
  return outcome.ok ? outcome.value : [];
}

/** Ends the ladder of an alarm and what it has not sent yet. */
export async function stopRun(house: PagingHouse, key: Key, why: string): Promise<void> {
  await house.database.transact(async (queries) => {
    const before = (await lockRuns(queries, [key])).get(key.id);
    if (!before) return done(null);
    const run = reduceRun(before, { type: 'stop', why });
    await queries.update(ladderRuns).set(columns(run)).where(here(key));
    await dropWaiting(queries, key, why);
    return done(null);
  });
}

/** Ladders whose next step is due, longest waiting first. */
export async function dueRuns(queries: Queries, now: Date, most: number): Promise<Key[]> {
  return queries
    .select({ workspaceId: ladderRuns.workspaceId, id: ladderRuns.alarmId })
    .from(ladderRuns)
    .where(lte(ladderRuns.nextAt, now))
    .orderBy(ladderRuns.nextAt)
    .limit(most);
}

/** When the next step of any ladder is due; null where none is. */
export async function nextDue(queries: Queries): Promise<Date | null> {
  const [row] = await queries
    .select({ at: sql<Date | null>`min(${ladderRuns.nextAt})`.mapWith(ladderRuns.nextAt) })
    .from(ladderRuns);
  return row?.at ?? null;
}
