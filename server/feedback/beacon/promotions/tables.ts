import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Scope } from '../scope.ts';

/** A span of the calendar in which more is expected: 大促. */
export const promotions = pgTable(
  'promotions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** Promotions of one kind lift alike; what one lifted is learned for the next. */
    kind: text('kind').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    scope: jsonb('scope').$type<Scope>().notNull(),
    /** How many times the usual is planned; null: not known. */
    plannedLift: doublePrecision('planned_lift'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('promotions_time').on(t.workspaceId, t.endsAt),
  ],
);
