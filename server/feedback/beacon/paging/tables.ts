import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ChannelKind, ChannelSettings } from './channels/channel.ts';
import type { About, DeliveryState } from './delivery.ts';
import type { Quiet, Wanted } from './preference.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** A robot or a webhook that was set up. Its address and secret are sealed: whoever knows them can speak there. */
export const pagingChannels = pgTable(
  'paging_channels',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<ChannelKind>().notNull(),
    name: text('name').notNull(),
    enabled: boolean('enabled').notNull(),
    settings: jsonb('settings').$type<ChannelSettings>().notNull(),
    /** Host of the address, for people to tell channels apart. */
    host: text('host').notNull(),
    sealed: text('sealed').notNull(),
    hasSecret: boolean('has_secret').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** One alarm to one member or group on one channel; unique, so that nothing is paged twice. */
export const pageDeliveries = pgTable(
  'page_deliveries',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    alarmId: uuid('alarm_id').notNull(),
    about: text('about').$type<About>().notNull(),
    /** Counted from 0, repeated steps anew. */
    step: integer('step').notNull(),
    /** Empty where a group is called. */
    memberId: text('member_id').notNull(),
    channel: text('channel').notNull(),
    /** Members whom the message to a group mentions. */
    mentions: jsonb('mentions').$type<string[]>().notNull(),
    /** The channel that failed before this one was tried; null where the step names it. */
    insteadOf: text('instead_of'),
    state: text('state').$type<DeliveryState>().notNull(),
    tries: integer('tries').notNull(),
    reason: text('reason'),
    madeAt: moment('made_at').notNull(),
    nextTryAt: moment('next_try_at'),
    claimedAt: moment('claimed_at'),
    sentAt: moment('sent_at'),
    /** The message that carried it, with others where several were merged. */
    messageId: uuid('message_id'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('page_deliveries_once').on(t.workspaceId, t.alarmId, t.about, t.step, t.memberId, t.channel),
    index('page_deliveries_due').on(t.nextTryAt).where(sql`state in ('waiting', 'sending')`),
    index('page_deliveries_channel').on(t.workspaceId, t.channel, t.sentAt),
  ],
);

/** How a member wants to be called. */
export const pagePreferences = pgTable(
  'page_preferences',
  {
    workspaceId: uuid('workspace_id').notNull(),
    memberId: text('member_id').notNull(),
    channels: jsonb('channels').$type<Wanted>().notNull(),
    quiet: jsonb('quiet').$type<Quiet>(),
    /** By which chat programs mention them: kind → number or id. */
    handles: jsonb('handles').$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.memberId] })],
);

/** Browsers that a member lets us push to. The address is a capability, so it is sealed. */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    memberId: text('member_id').notNull(),
    endpointHash: text('endpoint_hash').notNull(),
    sealed: text('sealed').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('push_subscriptions_endpoint').on(t.workspaceId, t.memberId, t.endpointHash),
  ],
);

/** Links of messages that were used; each is good for once. */
export const usedPageLinks = pgTable(
  'used_page_links',
  {
    workspaceId: uuid('workspace_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    usedAt: moment('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.tokenHash] })],
);
