import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { notify } from '../../platform/notifications/notify.ts';
import { calledBy } from './bell.ts';
import type { BellRow } from './store.ts';

/** Steps that the ringer hears of by mail too. */
const FOR_RINGER = new Set(['changed', 'verified', 'refused']);

/** Tells everyone concerned of a step: ringer, owners before and after, and whom the ladder called. */
export async function tellOfBell(
  queries: Queries,
  call: Call,
  {
    row,
    action,
    before,
    reason,
  }: { row: BellRow; action: string; before?: BellRow; reason?: string | undefined },
): Promise<void> {
  const called = calledBy(row);
  const to = [row.ringerId, row.ownerId, ...called, ...(before ? [before.ownerId] : [])];
  const urgent: string[] = [];
  if (action === 'ring' || action === 'handOver' || action === 'reopen') urgent.push(row.ownerId);
  if (action === 'escalate') urgent.push(called.at(-1)!);
  if (FOR_RINGER.has(row.state)) urgent.push(row.ringerId);
  await notify(queries, call, {
    to,
    urgent,
    kind: `bell.${action}`,
    thing: 'bell',
    thingId: row.id,
    title: row.title,
    detail: {
      number: row.number,
      state: row.state,
      actor: call.actor.name,
      reason: reason ?? null,
      escalation: row.escalation,
    },
  });
}
