import type { AlarmState } from '../alarms/alarm.ts';
import '../alarms/events.ts';
import type { Pager, StopReason } from './alarm.ts';
import type { PagingHouse } from './house.ts';

/** Why a ladder ends where an alarm comes to a state; null where it goes on. */
const WHY: Readonly<Record<AlarmState, StopReason | null>> = {
  raised: null,
  acknowledged: 'acknowledged',
  contained: 'contained',
  cleared: 'cleared',
  reviewed: 'cleared',
  false: 'false',
};

/**
 * Ends ladders as soon as alarms are told to be taken, on whichever server that happened; an alarm that is opened again
 * is called anew. @returns how to end
 */
export function stopsPaging({ bus, alarms }: PagingHouse, pager: Pager): () => void {
  return bus.subscribe('alarms.changed', async ({ workspaceId, data }) => {
    const why = WHY[data.state as AlarmState] ?? null;
    if (why) await pager.stop({ workspaceId, id: data.alarmId }, why);
    else if (data.action === 'reopen') {
      const alarm = await alarms.find(workspaceId, data.alarmId);
      if (alarm) await pager.page(alarm);
    }
  });
}
