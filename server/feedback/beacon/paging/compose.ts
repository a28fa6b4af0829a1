import { newId } from '../../../platform/ids.ts';
import { SEVERITIES } from '../alarms/alarm.ts';
import { type Addressee, readAddressees } from './addressees.ts';
import type { Page } from './channels/channel.ts';
import type { ChannelRow } from './channels/set-up.ts';
import type { Waiting } from './deliveries.ts';
import type { PagingHouse } from './house.ts';
import { linkToken } from './page-link.ts';
import { isQuiet } from './preference.ts';
import { isOwn } from './take-steps.ts';

/** Makes one message of what waits for one address, the gravest and oldest first. */
export async function composePage(
  house: PagingHouse,
  things: readonly Waiting[],
  channel: ChannelRow | null,
): Promise<Page> {
  const now = house.clock.now();
  const { row: first } = things[0]!;
  const { workspaceId, memberId, about } = first;
  const kind = isOwn(first.channel) ? first.channel : channel!.kind;
  const memberIds = memberId === '' ? [...new Set(things.flatMap(({ row }) => row.mentions))] : [memberId];
  const to = await readAddressees(house.database.queries, { workspaceId, memberIds, kind });
  const origin = house.origin();
  const sorted = things.toSorted(
    (a, b) => SEVERITIES.indexOf(a.alarm.severity) - SEVERITIES.indexOf(b.alarm.severity),
  );
  const items = sorted.map(({ alarm }) => {
    const token = linkToken(house.secret, { workspaceId, alarmId: alarm.id, memberId }, now);
    return {
      alarm,
      link: `${origin}/beacon/${alarm.id}`,
      acknowledge: alarm.state === 'raised' ? `${origin}/acknowledge?token=${token}` : null,
    };
  });
  return {
    id: newId(),
    workspaceId,
    workspace: (await house.people.workspace(workspaceId))?.name ?? '',
    about,
    items,
    to,
    language: channel?.settings.language ?? to[0]?.language ?? 'zh-CN',
    home: `${origin}/beacon`,
    sound: isHeard(sorted, to, now),
    at: now,
  };
}

/** A page makes itself heard unless it is somebody's quiet time; what is critical always does. */
const isHeard = (things: readonly Waiting[], to: readonly Addressee[], now: Date): boolean =>
  things[0]!.alarm.severity === 'critical' || !to.some(({ preference }) => isQuiet(preference.quiet, now));
