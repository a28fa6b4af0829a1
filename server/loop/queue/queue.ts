import type { Call } from '../../platform/access/principal.ts';
import type { Role } from '../../platform/access/roles.ts';
import type { Services } from '../../services.ts';
import { alarmItems, controlItems } from './alarm-items.ts';
import { bellItems } from './bell-items.ts';
import { type QueueItem, sortQueue } from './item.ts';
import { adjustmentItems, matchItems } from './strategy-items.ts';

/** Everything that waits for one member, most urgent first. */
export async function readQueue(
  { database, accounts }: Pick<Services, 'database' | 'accounts'>,
  call: Call,
  member: { id: string; role: Role },
): Promise<QueueItem[]> {
  if (member.role === 'guest') return [];
  const { queries } = database;
  const names = await accounts.memberNames(call.workspaceId);
  const agent = { kind: 'member', ...member } as const;
  const asking = { workspaceId: call.workspaceId, agent, names, now: call.now };
  return sortQueue([
    ...(await alarmItems(queries, asking)),
    ...(await controlItems(queries, asking)),
    ...(await bellItems(queries, asking)),
    ...(await adjustmentItems(queries, call, asking)),
    ...(await matchItems(queries, call, asking)),
  ]);
}
