import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What a member was told, and whether they read it. Written in the transaction of what it tells. */
export const notifications = pgTable(
  'notifications',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    memberId: text('member_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** Thing and what happened to it, such as `bell.changed`; pages word it. */
    kind: text('kind').notNull(),
    thing: text('thing').notNull(),
    thingId: uuid('thing_id').notNull(),
    /** What people call the thing. */
    title: text('title').notNull(),
    /** Names and numbers for the sentence, such as who did it and why. */
    detail: jsonb('detail').$type<Record<string, string | number | null>>().notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
    /** `waiting` until it was sent by mail; `none` where it is only shown on the page. */
    mail: text('mail').$type<'none' | 'waiting' | 'sent'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('notifications_member').on(t.workspaceId, t.memberId, t.id),
  ],
);
