import type { AlarmAction } from './action.ts';
import { isAsleep, isOpen } from './alarm.ts';
import type { AlarmHouse } from './desk.ts';
import type { AlarmRow } from './store.ts';
import './events.ts';

export function publishAlarm({ bus }: AlarmHouse, row: AlarmRow, action: string): void {
  const { id, number, state, workspaceId } = row;
  bus.publish('alarms.changed', workspaceId, { alarmId: id, number, state, action });
}

/** Publishes a step of an alarm; stops its paging, and lets its detector learn, where the step says so. */
export async function announce(house: AlarmHouse, row: AlarmRow, action: AlarmAction): Promise<void> {
  publishAlarm(house, row, action.type);
  if (endsPaging(row, action)) await house.ports.stop(row, action.type);
  if (action.type === 'wake' || action.type === 'leave') await house.ports.wake(row);
  if (action.type === 'false') await house.ports.judged(row, false);
  if (action.type === 'right') await house.ports.judged(row, true);
}

/** Nobody need be called for what somebody has in hand, what is closed, and what sleeps. */
const endsPaging = (row: AlarmRow, { type }: AlarmAction): boolean =>
  type === 'acknowledge' ||
  type === 'hand-over' ||
  type === 'silence' ||
  type === 'join' ||
  (type === 'contain' && !isAsleep(row)) ||
  !isOpen(row);
