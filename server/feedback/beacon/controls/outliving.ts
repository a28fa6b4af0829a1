import { and, count, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { systemCall } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { OPEN_STATES } from '../alarms/alarm.ts';
import { alarms } from '../alarms/tables.ts';
import { actOnControl } from './act.ts';
import type { ControlHouse } from './house.ts';
import { activeOfAlarms } from './store.ts';
import { controls } from './tables.ts';

/** The kind of job that asks controls whose alarm is over why they stay. */
const OUTLIVING = 'controls.outliving';

/** Asks when an alarm ends, and each minute for those whose end was missed (C7). */
export async function watchAlarmsEnd(house: ControlHouse): Promise<() => void> {
  house.jobs.handle(OUTLIVING, () => askAll(house));
  await house.jobs.every(OUTLIVING, '* * * * *', 'UTC');
  return house.bus.subscribe('alarms.changed', async ({ workspaceId, data }) => {
    if ((OPEN_STATES as readonly string[]).includes(data.state)) return;
    const rows = await activeOfAlarms(house.database.queries, workspaceId, [data.alarmId]);
    await ask(house, rows);
  });
}

async function askAll(house: ControlHouse): Promise<void> {
  const rows = await house.database.queries
    .select({ workspaceId: controls.workspaceId, id: controls.id })
    .from(controls)
    .innerJoin(alarms, and(eq(alarms.workspaceId, controls.workspaceId), eq(alarms.id, controls.alarmId)))
    .where(
      and(
        eq(controls.state, 'active'),
        isNull(controls.outlivesSince),
        isNull(controls.keptReason),
        notInArray(alarms.state, [...OPEN_STATES]),
      ),
    )
    .limit(500);
  await ask(house, rows);
}

async function ask(house: ControlHouse, rows: readonly { workspaceId: string; id: string }[]): Promise<void> {
  for (const { workspaceId, id } of rows) {
    const call = systemCall(workspaceId, 'alarm', house.clock.now());
    // Refused where it asks already, or somebody has said why it stays.
    await actOnControl(house, call, { id, agent: { kind: 'system' }, step: { type: 'outlive' } });
  }
}

/** How many controls of a workspace wait for a reason to stay. */
export async function countOutliving(queries: Queries, workspaceId: string): Promise<number> {
  const [row] = await queries
    .select({ count: count() })
    .from(controls)
    .where(and(eq(controls.workspaceId, workspaceId), isNotNull(controls.outlivesSince)));
  return row!.count;
}

/** Alarm id → how many of its controls are active, for alarms that have any. */
export async function activeByAlarm(
  queries: Queries,
  workspaceId: string,
  alarmIds: readonly string[],
): Promise<ReadonlyMap<string, { active: number; revision: number }>> {
  if (alarmIds.length === 0) return new Map();
  const rows = await queries
    .select({ alarmId: controls.alarmId, revision: controls.revision })
    .from(controls)
    .where(
      and(
        eq(controls.workspaceId, workspaceId),
        eq(controls.state, 'active'),
        inArray(controls.alarmId, [...alarmIds]),
      ),
    );
  return new Map(
    [...Map.groupBy(rows, ({ alarmId }) => alarmId!)].map(([alarmId, own]) => [
      alarmId,
      { active: own.length, revision: Math.max(...own.map(({ revision }) => revision!)) },
    ]),
  );
}
