import { and, eq, gt, sql } from 'drizzle-orm';
import { pauseAfter } from '../../../platform/webhooks/index.ts';
import type { Channel, ChannelKind, Delivery, Page } from './channels/channel.ts';
import { createMailChannel } from './channels/mail/mail.ts';
import { createPageChannel } from './channels/page/page-channel.ts';
import { type ChannelRow, openChannel } from './channels/set-up.ts';
import { createWebPush } from './channels/web-push/web-push.ts';
import { composePage } from './compose.ts';
import { claim, type DeliveryRow, settle, type Waiting } from './deliveries.ts';
import { fallBack } from './fall-back.ts';
import type { PagingHouse } from './house.ts';
import { limitOf } from './paces.ts';
import { forgetSubscription, readSubscriptions } from './push-subscriptions.ts';
import { pageDeliveries, pagingChannels } from './tables.ts';
import { isOwn } from './take-steps.ts';

/** Failed tries after which people are called on the next channel, though this one is still tried. */
const PATIENCE = 2;
const MINUTE_MS = 60_000;

/** What a message came to: what to send instead, and when what failed is due again. */
export interface SendEnd {
  readonly instead: readonly Waiting[];
  readonly dueAt: Date | null;
}

const NOTHING: SendEnd = { instead: [], dueAt: null };

/** Sends what waits for one address as one message and writes down how it ended. */
export type Send = (things: readonly Waiting[]) => Promise<SendEnd>;

export function createSend(house: PagingHouse): Send {
  const { queries } = house.database;
  const own = createOwnChannels(house);
  return async (things) => {
    const { workspaceId, channel: name } = things[0]!.row;
    const row = isOwn(name) ? null : await findChannel(house, workspaceId, name);
    const full = row ? await fullUntil(house, row) : null;
    if (full !== null) {
      await settle(queries, rowsOf(things), { nextTryAt: full });
      return { ...NOTHING, dueAt: full };
    }
    const mine = await claim(queries, rowsOf(things), house.clock.now());
    const taken = things.filter((thing) => mine.has(thing.row.id));
    if (taken.length === 0) return NOTHING;
    const channel = isOwn(name) ? own[name] : row?.enabled ? openChannel(row, house) : null;
    const page = channel ? await composePage(house, taken, row) : null;
    const end = channel && page ? await attempt(house, channel, page) : unusable(row);
    return record(house, taken, {
      end,
      kind: row?.kind ?? (name as ChannelKind),
      messageId: page?.id ?? null,
    });
  };
}

const rowsOf = (things: readonly Waiting[]): DeliveryRow[] => things.map(({ row }) => row);

const unusable = (row: ChannelRow | null): Delivery => ({
  ok: false,
  reason: row?.enabled ? 'channel.unreadable' : 'channel.off',
  temporary: false,
});

async function attempt(house: PagingHouse, channel: Channel, page: Page): Promise<Delivery> {
  try {
    return await channel.send(page);
  } catch (error) {
    house.log.error({ err: error, kind: channel.kind }, 'a page could not be sent');
    return { ok: false, reason: 'error', temporary: true };
  }
}

async function record(
  house: PagingHouse,
  things: readonly Waiting[],
  { end, kind, messageId }: { end: Delivery; kind: ChannelKind; messageId: string | null },
): Promise<SendEnd> {
  const { queries } = house.database;
  const now = house.clock.now();
  const { workspaceId } = things[0]!.row;
  const tell = (state: string) =>
    house.bus.publish('pages.changed', workspaceId, { channel: kind, state, count: things.length });
  if (end.ok) {
    await settle(queries, rowsOf(things), {
      state: 'sent',
      sentAt: now,
      reason: null,
      nextTryAt: null,
      messageId,
    });
    tell('sent');
    return NOTHING;
  }
  let dueAt: Date | null = null;
  const worn: Waiting[] = [];
  for (const [tries, group] of Map.groupBy(things, ({ row }) => row.tries + 1)) {
    const pause = end.temporary ? pauseAfter(tries, Math.random()) : null;
    const nextTryAt = pause === null ? null : new Date(now.getTime() + Math.max(pause, end.afterMs ?? 0));
    const state = nextTryAt ? 'waiting' : 'failed';
    await settle(queries, rowsOf(group), { state, reason: end.reason, nextTryAt });
    if (nextTryAt && (!dueAt || nextTryAt < dueAt)) dueAt = nextTryAt;
    if (state === 'failed' || tries >= PATIENCE) worn.push(...group);
  }
  house.log.warn({ kind, reason: end.reason, alarms: things.length }, 'a page did not arrive');
  tell('failed');
  const calling = worn.filter(({ row }) => row.about === 'raised');
  return { instead: calling.length > 0 ? await fallBack(queries, calling, now) : [], dueAt };
}

async function findChannel(house: PagingHouse, workspaceId: string, id: string): Promise<ChannelRow | null> {
  const [row] = await house.database.queries
    .select()
    .from(pagingChannels)
    .where(and(eq(pagingChannels.workspaceId, workspaceId), eq(pagingChannels.id, id)));
  return row ?? null;
}

/** When a robot that heard its limit within the last minute, from whichever server, may hear more; null if now. */
async function fullUntil(house: PagingHouse, { workspaceId, id, kind }: ChannelRow): Promise<Date | null> {
  const since = new Date(house.clock.now().getTime() - MINUTE_MS);
  const sent = await house.database.queries
    .select({ at: sql<Date>`max(${pageDeliveries.sentAt})`.mapWith(pageDeliveries.sentAt) })
    .from(pageDeliveries)
    .where(
      and(
        eq(pageDeliveries.workspaceId, workspaceId),
        eq(pageDeliveries.channel, id),
        gt(pageDeliveries.sentAt, since),
      ),
    )
    .groupBy(pageDeliveries.messageId);
  if (sent.length < limitOf(kind)) return null;
  return new Date(Math.min(...sent.map(({ at }) => at.getTime())) + MINUTE_MS + 1);
}

function createOwnChannels(house: PagingHouse): Readonly<Record<'page' | 'web-push' | 'mail', Channel>> {
  const { queries } = house.database;
  return {
    page: createPageChannel(house.bus),
    mail: createMailChannel(house.mail),
    'web-push': createWebPush({
      webhooks: house.webhooks,
      vapid: house.vapid,
      targetsOf: (workspaceId, memberId) => readSubscriptions(queries, house.seal, { workspaceId, memberId }),
      forget: (workspaceId, id) => forgetSubscription(queries, workspaceId, id),
    }),
  };
}
