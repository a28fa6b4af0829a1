import { aboutOf } from './about.ts';
import { agentOf } from './agent.ts';
import type { AlarmHouse } from './desk.ts';
import { countMembers } from './list.ts';
import type { Asking } from './ports.ts';
import type { AlarmRow } from './store.ts';
import { type AlarmView, viewAlarm } from './view.ts';

/** Shows alarms of one workspace to the caller. */
export async function showAlarms(
  { people, database, ports }: AlarmHouse,
  { call, principal }: Asking,
  rows: readonly AlarmRow[],
): Promise<AlarmView[]> {
  if (rows.length === 0) return [];
  const { workspaceId } = call;
  const ids = rows.map(({ id }) => id);
  const names = await people.memberNames(workspaceId);
  const members = await countMembers(database.queries, workspaceId, ids);
  const about = await aboutOf(database.queries, workspaceId, ids);
  const controls = await ports.controls(workspaceId, ids);
  return rows.map((row) => viewAlarm(row, { names, members, about, controls, agent: agentOf(principal) }));
}

export async function showAlarm(house: AlarmHouse, asking: Asking, row: AlarmRow): Promise<AlarmView> {
  const [view] = await showAlarms(house, asking, [row]);
  return view!;
}
