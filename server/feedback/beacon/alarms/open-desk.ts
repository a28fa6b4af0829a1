import { systemCall } from '../../../platform/access/principal.ts';
import { actOnAlarm } from './act.ts';
import type { AlarmAction } from './action.ts';
import { publishAlarm, wakeFor } from './announce.ts';
import type { AlarmDesk, AlarmHouse, Raised } from './desk.ts';
import { burningAlarms, followAlarms } from './following.ts';
import type { Found } from './found.ts';
import { locateAlarm } from './locating.ts';
import { raiseBatch } from './raise-batch.ts';
import { Raising } from './raising.ts';
import { unfinishedAlarms } from './store.ts';

/** Opens the desk; `drain` waits for what is being raised. */
export function openDesk(house: AlarmHouse): AlarmDesk & { drain(): Promise<void> } {
  const { queries } = house.database;
  const raising = new Raising((batch) => raiseAndTell(house, batch));
  const step = async (workspaceId: string, id: string, action: AlarmAction): Promise<boolean> => {
    const call = systemCall(workspaceId, 'beacon', house.clock.now());
    const agent = { kind: 'house' } as const;
    // Refused where it was closed meanwhile; then there is nothing to add.
    return (await actOnAlarm(house, call, { id, agent, action: async () => action })).ok;
  };
  return {
    raise: (found) => raising.raise(found),
    located: (alarm, cause) => locateAlarm(house, alarm, cause),
    follow: (workspaceId, news) => followAlarms(house, workspaceId, news),
    deployed: async (workspaceId, id, at) => {
      await step(workspaceId, id, { type: 'deploy', at });
    },
    enforced: async (workspaceId, id, at) => {
      const stands = await step(workspaceId, id, { type: 'enforce', at });
      if (stands && (await isEverywhere(house, workspaceId, id)))
        await step(workspaceId, id, { type: 'contain', at });
    },
    unfinished: (workspaceId) => unfinishedAlarms(queries, workspaceId),
    considered: async (workspaceId, id) => {
      await step(workspaceId, id, { type: 'consider' });
    },
    burning: (workspaceId) => burningAlarms(queries, workspaceId),
    drain: () => raising.drain(),
  };
}

/** Whether every active control of the alarm is enforced at every live point; so where nobody counts them. */
async function isEverywhere({ ports }: AlarmHouse, workspaceId: string, id: string): Promise<boolean> {
  const counts = (await ports.controls(workspaceId, [id])).get(id);
  return counts === undefined || (counts.active > 0 && counts.points > 0 && counts.enforced >= counts.points);
}

async function raiseAndTell(house: AlarmHouse, batch: readonly Found[]): Promise<readonly Raised[]> {
  const { raised, graver } = await raiseBatch(house, batch);
  publishRaised(house, raised);
  for (const alarm of graver) wakeFor(house, alarm);
  return raised;
}

/** Tells of every alarm that pages; of all others in a batch once for each that heads them. */
function publishRaised(house: AlarmHouse, raised: readonly Raised[]): void {
  const told = new Set<string>();
  for (const { type, alarm } of raised) {
    const of = type === 'new' ? alarm.id : (alarm.parentId ?? alarm.silenceId ?? alarm.id);
    if (type === 'again' || told.has(of)) continue;
    told.add(of);
    publishAlarm(house, alarm, type === 'new' ? 'raise' : type);
  }
}
