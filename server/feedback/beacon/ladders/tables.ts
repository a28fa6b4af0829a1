import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Severity } from '../alarms/alarm.ts';
import type { LadderStep, Matches } from './ladder.ts';
import type { RunState } from './run.ts';

/** Who is called for an alarm: the first in `position` order that fits. */
export const ladders = pgTable(
  'ladders',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    matches: jsonb('matches').$type<Matches>().notNull(),
    steps: jsonb('steps').$type<LadderStep[]>().notNull(),
    repeat: integer('repeat').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** The ladder of one alarm as it was when it began, and how far it has come. */
export const ladderRuns = pgTable(
  'ladder_runs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    alarmId: uuid('alarm_id').notNull(),
    /** Null: the one that every workspace starts with. */
    ladderId: uuid('ladder_id'),
    steps: jsonb('steps').$type<LadderStep[]>().notNull(),
    repeat: integer('repeat').notNull(),
    state: text('state').$type<RunState>().notNull(),
    /** How grave the alarm was when it began. */
    severity: text('severity').$type<Severity>().notNull().default('minor'),
    /** Steps of earlier beginnings. */
    base: integer('base').notNull().default(0),
    /** Steps that were taken, repeated ones counted anew. */
    taken: integer('taken').notNull(),
    /** Steps that called somebody. */
    called: integer('called').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    /** When the next step is due; what the sweep looks for. */
    nextAt: timestamp('next_at', { withTimezone: true }),
    /** Why it ended. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alarmId] }),
    index('ladder_runs_next').on(t.nextAt).where(sql`next_at is not null`),
  ],
);
