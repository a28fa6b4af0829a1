import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { notify } from '../../../platform/notifications/notify.ts';
import type { AlarmRow } from './store.ts';

/** Steps of an alarm that its owner hears of; who must be paged is the ladder's affair. */
const TOLD = new Set(['handOver', 'contain', 'clear', 'false', 'reopen', 'note', 'review']);

/** Tells who has the alarm, and who had it before. */
export async function tellOfAlarm(
  queries: Queries,
  call: Call,
  { row, action, before, reason }: { row: AlarmRow; action: string; before: AlarmRow; reason: string | null },
): Promise<void> {
  if (!TOLD.has(action)) return;
  const to = [row.ownerId, before.ownerId].filter((id) => id !== null);
  await notify(queries, call, {
    to,
    urgent: action === 'handOver' && row.ownerId !== null ? [row.ownerId] : [],
    kind: `alarm.${action}`,
    thing: 'alarm',
    thingId: row.id,
    title: row.title,
    detail: { number: row.number, state: row.state, severity: row.severity, actor: call.actor.name, reason },
  });
}
