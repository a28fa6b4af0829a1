import type { AlarmAction, AlarmActionType } from './action.ts';
import type { AlarmHouse } from './desk.ts';
import type { StopReason } from './ports.ts';
import type { AlarmRow } from './store.ts';
import './events.ts';

export function publishAlarm({ bus }: AlarmHouse, row: AlarmRow, action: string): void {
  const { id, number, state, workspaceId } = row;
  bus.publish('alarms.changed', workspaceId, { alarmId: id, number, state, action });
}

/** Nobody need be called for what somebody has in hand, what is closed, and what sleeps. */
const STOPS: Partial<Record<AlarmActionType, StopReason>> = {
  acknowledge: 'acknowledged',
  handOver: 'acknowledged',
  contain: 'contained',
  clear: 'cleared',
  false: 'false',
  join: 'grouped',
  silence: 'silenced',
};

/** Publishes a step of an alarm; stops its paging, wakes people, and lets its detector learn, where the step says so. */
export async function announce(house: AlarmHouse, row: AlarmRow, { type }: AlarmAction): Promise<void> {
  publishAlarm(house, row, type);
  const why = STOPS[type];
  if (why) await house.ports.stop(row, why);
  if (type === 'wake' || type === 'leave') wakeFor(house, row);
  if (type === 'false' || type === 'right') await house.ports.judged(row, type === 'right');
}

/** Wakes people without keeping the caller: nothing that fails there undoes what was written down here. */
export function wakeFor({ ports, log }: AlarmHouse, row: AlarmRow): void {
  ports.wake(row).catch((error: unknown) => log.error(error, `alarm ${row.number} woke nobody`));
}
