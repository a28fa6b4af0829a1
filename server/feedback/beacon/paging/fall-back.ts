import { and, eq, inArray } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { insertDeliveries, type NewDelivery, type Waiting } from './deliveries.ts';
import { pageDeliveries } from './tables.ts';

/** What is tried instead, in this order, of what a member was not called on yet. */
const INSTEAD = ['web-push', 'mail', 'page'] as const;

/**
 * Calls the same people on the next channel where one failed. Held back ones count as called: nobody's quiet time ends
 * because a robot is down. @returns what is to be sent now
 */
export async function fallBack(queries: Queries, failed: readonly Waiting[], now: Date): Promise<Waiting[]> {
  const { workspaceId } = failed[0]!.row;
  const alarms = new Map(failed.map(({ alarm }) => [alarm.id, alarm]));
  const rows = await queries
    .select({
      alarmId: pageDeliveries.alarmId,
      about: pageDeliveries.about,
      step: pageDeliveries.step,
      memberId: pageDeliveries.memberId,
      channel: pageDeliveries.channel,
    })
    .from(pageDeliveries)
    .where(
      and(eq(pageDeliveries.workspaceId, workspaceId), inArray(pageDeliveries.alarmId, [...alarms.keys()])),
    );
  const called = new Set(rows.map((row) => keyOf(row)));
  const wanted = failed.flatMap(({ row, alarm }) => {
    const { step, about } = row;
    const members = row.memberId === '' ? row.mentions : [row.memberId];
    return members.flatMap((memberId): NewDelivery[] => {
      const channel = INSTEAD.find((next) => !called.has(keyOf({ ...row, memberId, channel: next })));
      if (channel === undefined) return [];
      called.add(keyOf({ ...row, memberId, channel }));
      const instead = { memberId, channel, insteadOf: row.channel, mentions: [] };
      return [{ alarm, about, step, ...instead, state: 'waiting', reason: null }];
    });
  });
  const made = await insertDeliveries(queries, wanted, now);
  return made.map((row) => ({ row, alarm: alarms.get(row.alarmId)! }));
}

type Place = Pick<Waiting['row'], 'alarmId' | 'about' | 'step' | 'memberId' | 'channel'>;

const keyOf = ({ alarmId, about, step, memberId, channel }: Place): string =>
  [alarmId, about, step, memberId, channel].join(' ');
