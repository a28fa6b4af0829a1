import { type AlarmRow, alarmsToReview, unansweredAlarms } from '../../feedback/beacon/alarms/index.ts';
import { type ControlRow, listControls } from '../../feedback/beacon/controls/index.ts';
import type { Role } from '../../platform/access/roles.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { Asking } from './bell-items.ts';
import type { ItemKind, QueueItem } from './item.ts';

const MOST = 100;

/** Alarms that the member is to acknowledge, and reports that wait to be finished. */
export async function alarmItems(
  queries: Queries,
  { workspaceId, agent, now }: Asking,
): Promise<QueueItem[]> {
  const who = { workspaceId, memberId: agent.id, leads: leads(agent.role), now, limit: MOST };
  const unanswered = await unansweredAlarms(queries, who);
  const toReview = await alarmsToReview(queries, who);
  return [
    ...unanswered.map((row) => alarmItem(row, 'alarm.acknowledge', row.discoveredAt)),
    ...toReview.map((row) => alarmItem(row, 'alarm.review', row.clearedAt ?? row.discoveredAt)),
  ];
}

const alarmItem = (row: AlarmRow, kind: ItemKind, since: Date): QueueItem => ({
  kind,
  thing: 'alarm',
  thingId: row.id,
  number: row.number,
  title: row.title,
  context: {
    severity: row.severity,
    why: row.why,
    direction: row.direction,
    rate: row.rate,
    lift: row.lift,
    state: row.state,
  },
  since,
  dueAt: null,
  overdue: false,
  actions: kind === 'alarm.review' ? ['review'] : ['acknowledge', 'handOver', 'false'],
  link: kind === 'alarm.review' ? `/beacon/${row.id}/review` : `/beacon/${row.id}`,
});

/** Controls that outlive their alarm and ask why, for who made them and for those who lead. */
export async function controlItems(queries: Queries, { workspaceId, agent }: Asking): Promise<QueueItem[]> {
  const rows = await listControls(queries, workspaceId, { outliving: true, limit: MOST });
  return rows.filter((row) => leads(agent.role) || row.byId === agent.id).map(controlItem);
}

const controlItem = (row: ControlRow): QueueItem => ({
  kind: 'control.keep',
  thing: 'control',
  thingId: row.id,
  number: row.number,
  title: row.title ?? row.reason,
  context: { action: row.action.type, by: row.byName, hits: row.hits, alarmId: row.alarmId },
  since: row.outlivesSince!,
  dueAt: row.expiresAt,
  overdue: false,
  actions: ['keep', 'takeBack'],
  link: `/beacon/controls/${row.id}`,
});

const leads = (role: Role): boolean => role === 'owner' || role === 'leader' || role === 'manager';
