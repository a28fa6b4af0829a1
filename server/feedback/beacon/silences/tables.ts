import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Scope } from '../scope.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** For a while nobody is paged for what lies within the scope; alarms are kept and shown as silenced. */
export const silences = pgTable(
  'silences',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** `maintenance` is a window that was planned; both work alike. */
    kind: text('kind').$type<'silence' | 'maintenance'>().notNull(),
    scope: jsonb('scope').$type<Scope>().notNull(),
    /** Only this series; null: every series within the scope. */
    seriesCode: text('series_code'),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    reason: text('reason').notNull(),
    memberId: text('member_id').notNull(),
    memberName: text('member_name').notNull(),
    /** When what burnt already was silenced, and when what still burnt was woken: each happens once. */
    begunAt: moment('begun_at'),
    endedAt: moment('ended_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('silences_ends').on(t.endsAt).where(sql`ended_at is null`),
  ],
);
