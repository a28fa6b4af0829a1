import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The days on which a member's digest was dealt with, by their own calendar; the key makes it one a day. */
export const digestDays = pgTable(
  'digest_days',
  {
    workspaceId: uuid('workspace_id').notNull(),
    memberId: text('member_id').notNull(),
    day: date('day').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.memberId, t.day] })],
);
