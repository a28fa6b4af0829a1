import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export type Cadence = 'year' | 'half' | 'quarter' | 'month' | 'custom';

/** A business module: a part of the company that may turn its loop at its own cadence. */
export const modules = pgTable(
  'modules',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
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
    name: text('name').notNull(),
    cadence: text('cadence').$type<Cadence>().notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
