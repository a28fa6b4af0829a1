import { and, eq, inArray } from 'drizzle-orm';
import { type Call, systemCall } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { draftReview } from '../reviews/draft.ts';
import { record } from './act.ts';
import type { AlarmAction } from './action.ts';
import { SEVERITIES } from './alarm.ts';
import { announce } from './announce.ts';
import type { AlarmHouse, News } from './desk.ts';
import { follow } from './measure.ts';
import { reduceAlarm } from './reduce.ts';
import { type AlarmRow, inWorkspace, isBurning, openAmong, versionAfter } from './store.ts';
import { alarms } from './tables.ts';
import { writeRows } from './write-rows.ts';

/** Alarms in one transaction. */
const MOST = 1_000;

interface Taken {
  readonly before: AlarmRow;
  readonly row: AlarmRow;
  readonly action: AlarmAction;
}

/** Brings open alarms up to what they read now, a thousand in a transaction. */
export async function followAlarms(
  house: AlarmHouse,
  workspaceId: string,
  news: readonly News[],
): Promise<void> {
  for (let from = 0; from < news.length; from += MOST) {
    const part = new Map(news.slice(from, from + MOST).map((one) => [one.alarmId, one]));
    const call = systemCall(workspaceId, 'beacon', house.clock.now());
    const outcome = await house.database.transact(async (queries) =>
      done(await followSome(queries, house, { call, news: part })),
    );
    if (outcome.ok) for (const { row, action } of outcome.value) await announce(house, row, action);
  }
}

async function followSome(
  queries: Queries,
  house: AlarmHouse,
  { call, news }: { call: Call; news: ReadonlyMap<string, News> },
): Promise<Taken[]> {
  const rows = await queries
    .select()
    .from(alarms)
    .where(and(inWorkspace(call.workspaceId), isBurning(), inArray(alarms.id, [...news.keys()])))
    .orderBy(alarms.id)
    .for('update');
  const steps = new Steps(call);
  const read = rows.map((row) => steps.read(row, news.get(row.id)!, house.clearAfterMs));
  const now = await wakeOrphans(queries, read, steps);
  await writeRows(queries, call.workspaceId, now);
  for (const { before, row, action } of steps.taken) {
    await record(queries, call, { before, row, taken: action });
    if (action.type === 'clear') await draftReview(queries, row, call.now);
  }
  return steps.taken;
}

/** What readings lead to: each step by the rules of an alarm. */
class Steps {
  readonly taken: Taken[] = [];
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  read(before: AlarmRow, news: News, clearAfterMs: number): AlarmRow {
    const { readings, fell, cleared } = follow(before, news, clearAfterMs);
    let row: AlarmRow = { ...before, ...readings };
    if (fell) row = this.take(row, { type: 'fall', at: fell });
    if (cleared) row = this.take(row, { type: 'clear', at: cleared });
    return row;
  }

  take(before: AlarmRow, action: AlarmAction): AlarmRow {
    const agent = { kind: 'house' } as const;
    const outcome = reduceAlarm(before, action, { agent, now: this.#call.now });
    if (!outcome.ok) return before;
    const version = versionAfter(before, outcome.value, agent);
    const row = { ...before, ...outcome.value, version };
    this.taken.push({ before, row, action });
    return row;
  }
}

/**
 * Members that are still loud though the alarm that paged for them is closed: the gravest, and of those the oldest,
 * leaves it and pages; the others follow that one. Members that are quiet stay, and clear by themselves.
 */
async function wakeOrphans(queries: Queries, rows: readonly AlarmRow[], steps: Steps): Promise<AlarmRow[]> {
  const loud = rows.filter((row) => row.parentId !== null && row.quietSince === null);
  if (loud.length === 0) return [...rows];
  const parents = [...new Set(loud.map((row) => row.parentId!))];
  const burning = await openAmong(queries, loud[0]!.workspaceId, parents);
  const orphans = Map.groupBy(
    loud.filter((row) => !burning.has(row.parentId!)),
    (row) => row.parentId!,
  );
  const changed = new Map<string, AlarmRow>();
  for (const family of orphans.values()) {
    const [first, ...rest] = family.sort(byWeight);
    const heir = steps.take(first!, { type: 'leave' });
    changed.set(heir.id, heir);
    for (const row of rest) {
      changed.set(row.id, steps.take(row, { type: 'join', parentId: heir.id, bond: row.bond! }));
    }
  }
  return rows.map((row) => changed.get(row.id) ?? row);
}

const byWeight = (a: AlarmRow, b: AlarmRow): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  a.discoveredAt.getTime() - b.discoveredAt.getTime() ||
  a.number - b.number;

/** Open alarms of a workspace, members and silenced ones too. */
export const burningAlarms = (queries: Queries, workspaceId: string): Promise<AlarmRow[]> =>
  queries
    .select()
    .from(alarms)
    .where(and(eq(alarms.workspaceId, workspaceId), isBurning()))
    .orderBy(alarms.number);
