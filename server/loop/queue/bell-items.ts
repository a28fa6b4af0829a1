import { and, eq, inArray, isNull } from 'drizzle-orm';
import {
  type Agent,
  type BellRow,
  isJudgeable,
  isOverdue,
  listBells,
  possibleActions,
} from '../../feedback/bells/index.ts';
import type { Queries } from '../../platform/database/database.ts';
import { notifications } from '../../platform/notifications/tables.ts';
import type { ItemKind, QueueItem } from './item.ts';

/** For whom the queue is made. */
export interface Asking {
  readonly workspaceId: string;
  readonly agent: Extract<Agent, { kind: 'member' }>;
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
}

const MOST = 200;

/** Bells that wait for the member: to acknowledge, take, change, verify; and news on those they rang. */
export async function bellItems(queries: Queries, asking: Asking): Promise<QueueItem[]> {
  const { workspaceId, agent, now } = asking;
  const who = { workspaceId, memberId: agent.id, now };
  const mine = await listBells(queries, who, { which: 'mine', open: true, limit: MOST });
  const rung = await listBells(queries, who, { which: 'rung', states: ['changed'], limit: MOST });
  const bells = new Map([...mine, ...rung].map((row) => [row.id, row]));
  const items = [...bells.values()].map((row) => waiting(row, asking)).filter((item) => item !== null);
  return [...items, ...(await newsItems(queries, asking))];
}

function waiting(row: BellRow, asking: Asking): QueueItem | null {
  const kind = kindOf(row, asking);
  if (kind === null) return null;
  const context = {
    ringer: asking.names.get(row.ringerId) ?? row.ringerId,
    note: row.note || null,
    change: row.change,
    state: row.state,
  };
  const running = kind === 'bell.acknowledge';
  return {
    ...bellItem(row, kind, asking),
    context,
    since: row.changedAt ?? row.acknowledgedAt ?? row.clockFrom,
    dueAt: running ? row.dueAt : null,
    overdue: running && isOverdue(row, asking.now),
  };
}

/** What the bell waits for from this member; nothing while a change is too young to be judged. */
function kindOf(row: BellRow, { agent, now }: Asking): ItemKind | null {
  switch (row.state) {
    case 'rung':
    case 'reopened':
      return 'bell.acknowledge';
    case 'acknowledged':
      return row.ownerId === agent.id ? 'bell.take' : null;
    case 'inHand':
      return row.ownerId === agent.id ? 'bell.change' : null;
    case 'changed':
      return isJudgeable(row, now) ? 'bell.verify' : null;
    default:
      return null;
  }
}

const bellItem = (row: BellRow, kind: ItemKind, { agent }: Asking) => ({
  kind,
  thing: 'bell' as const,
  thingId: row.id,
  number: row.number,
  title: row.title,
  actions: possibleActions(row, agent),
  link: `/bells/${row.id}`,
});

/** Bells that the member rang, refused or verified since they last looked. */
async function newsItems(queries: Queries, { workspaceId, agent }: Asking): Promise<QueueItem[]> {
  const rows = await queries
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.workspaceId, workspaceId),
        eq(notifications.memberId, agent.id),
        isNull(notifications.readAt),
        inArray(notifications.kind, ['bell.refuse', 'bell.verify']),
      ),
    )
    .orderBy(notifications.id)
    .limit(MOST);
  return rows.map((row) => ({
    kind: 'bell.read',
    thing: 'bell',
    thingId: row.thingId,
    number: Number(row.detail.number),
    title: row.title,
    context: { ...row.detail, notificationId: row.id },
    since: row.at,
    dueAt: null,
    overdue: false,
    actions: ['read'],
    link: `/bells/${row.thingId}`,
  }));
}
