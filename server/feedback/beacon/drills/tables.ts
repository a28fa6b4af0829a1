import {
  doublePrecision,
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
import type { Scope } from '../scope.ts';
import type { DrillState, Shape } from './drill.ts';
import type { Legs } from './legs.ts';

/** A synthetic incident in a shadow of the stream, to measure every leg: 演练. */
export const drills = pgTable(
  'drills',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    scope: jsonb('scope').$type<Scope>().notNull(),
    /** Voices a minute at the top of the shape. */
    ratePerMinute: doublePrecision('rate_per_minute'),
    /** Or how many times the expected rate. */
    lift: doublePrecision('lift'),
    minutes: integer('minutes').notNull(),
    shape: text('shape').$type<Shape>().notNull(),
    /** When it starts by itself; null: by hand. */
    startsAt: timestamp('starts_at', { withTimezone: true }),
    state: text('state').$type<DrillState>().notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    alarmId: uuid('alarm_id'),
    legs: jsonb('legs').$type<Legs>(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('drills_number').on(t.workspaceId, t.number),
    index('drills_due').on(t.state, t.startsAt),
  ],
);
