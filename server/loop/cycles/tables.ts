import { sql } from 'drizzle-orm';
import { date, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

export type Cadence = 'year' | 'half' | 'quarter' | 'month' | 'custom';

/** A business module: a part of the company that may turn its loop at its own cadence. */
export const modules = pgTable(
  'modules',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
    /** Length of a turn, for the custom cadence only. */
    days: integer('days'),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** One turn of the strategy loop, of the whole company (no module) or of one module. Days are inclusive. */
export const cycles = pgTable(
  'cycles',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    moduleId: uuid('module_id'),
    /** Null: pages say it from cadence and dates in their own language. */
    name: text('name'),
    cadence: text('cadence').$type<Cadence>().notNull(),
    /** Length as planned, for the custom cadence only; the next turn takes it over. */
    days: integer('days'),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // Two servers that turn the loop in the same moment make one cycle.
    uniqueIndex('cycles_turn').on(t.workspaceId, sql`coalesce(${t.moduleId}, ${t.workspaceId})`, t.startsOn),
  ],
);
