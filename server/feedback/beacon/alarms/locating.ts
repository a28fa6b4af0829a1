import type { Located } from '@gongjian/engines/locate';
import { systemCall } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { openSilences, silenceOver } from '../silences/active.ts';
import { actOnAlarm } from './act.ts';
import type { AlarmAction } from './action.ts';
import { graver, isAsleep } from './alarm.ts';
import type { AlarmHouse } from './desk.ts';
import { placeOf } from './kin.ts';
import { type AlarmRow, headsOf, moveMembers } from './store.ts';

/**
 * Writes where an alarm was located to. Nobody having taken it in hand, a silence around all of its causes silences it
 * now, and an older alarm that burns at the same place takes it in: page first, group after.
 */
export async function locateAlarm(
  house: AlarmHouse,
  { workspaceId, id }: { workspaceId: string; id: string },
  { at, ...cause }: Located & { at: Date },
): Promise<void> {
  const call = systemCall(workspaceId, 'beacon', house.clock.now());
  const step = { id, agent: { kind: 'house' } } as const;
  const located = await actOnAlarm(house, call, {
    ...step,
    action: async () => ({ type: 'locate', cause, at }),
  });
  if (!located.ok || cause.causes.length === 0 || !isLoose(located.value)) return;
  await actOnAlarm(house, call, { ...step, action: (row, queries) => settleDown(queries, row) });
}

/** Nobody has it in hand, and nothing keeps it quiet. */
const isLoose = (row: AlarmRow): boolean => row.state === 'raised' && !isAsleep(row);

async function settleDown(queries: Queries, row: AlarmRow): Promise<AlarmAction | null> {
  if (!isLoose(row) || row.cause === null) return null;
  const causes = row.cause.causes.map(({ scope }) => scope);
  const open = await openSilences(queries, row.workspaceId);
  const silence = silenceOver({ seriesCode: row.seriesCode, scopes: causes }, open, row.discoveredAt);
  if (silence) return { type: 'silence', silenceId: silence.id };
  const { subject, direction, discoveredAt: at, drillId } = row;
  const older = (await headsOf(queries, row.workspaceId)).filter(
    (head) => head.id !== row.id && head.number < row.number && !graver(row.severity, head.gravest),
  );
  const place = placeOf({ subject, direction, at, drillId, causes }, older, 0);
  if (!place) return null;
  await moveMembers(queries, row, place.head.id);
  return { type: 'join', parentId: place.head.id, bond: place.bond };
}
