import type { Bus } from '../../../../../platform/bus/bus.ts';
import type { Channel } from '../channel.ts';
import './events.ts';

/** Alarms that one event names; the page reads the rest. */
const NAMED = 8;

/** The open page of a member: an event that may make itself heard. */
export const createPageChannel = (bus: Bus): Channel => ({
  kind: 'page',
  send: async ({ workspaceId, about, items, to, sound }) => {
    const first = items[0]!.alarm;
    bus.publish('pages.sent', workspaceId, {
      about,
      memberIds: to.map(({ memberId }) => memberId),
      alarmId: first.id,
      title: first.title,
      alarms: items.slice(0, NAMED).map(({ alarm: { id, number, title, severity, drillId } }) => ({
        id,
        number,
        title,
        severity,
        drill: drillId !== null,
      })),
      more: Math.max(0, items.length - NAMED),
      sound,
    });
    return { ok: true };
  },
});
