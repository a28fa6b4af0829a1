import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ControlAction } from '../controls/control-action.ts';
import type { Matches } from './playbook.ts';

/** What is done about an alarm of a kind: by itself, or at one click. */
export const playbooks = pgTable(
  'playbooks',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    enabled: boolean('enabled').notNull(),
    matches: jsonb('matches').$type<Matches>().notNull(),
    action: jsonb('action').$type<ControlAction>().notNull(),
    ttlMinutes: integer('ttl_minutes').notNull(),
    /** False: its control waits for one click. */
    automatic: boolean('automatic').notNull(),
    /** Since its last run, in minutes. */
    cooldownMinutes: integer('cooldown_minutes').notNull(),
    /** Runs within 24 hours. */
    mostPerDay: integer('most_per_day').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** That a playbook was considered for an alarm and what came of it; once for each pair. */
export const playbookRuns = pgTable(
  'playbook_runs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    alarmId: uuid('alarm_id').notNull(),
    playbookId: uuid('playbook_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** `ran`; `cooling`, `spent`: it did nothing, for it ran too lately or too often. */
    outcome: text('outcome').$type<'ran' | 'cooling' | 'spent'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alarmId, t.playbookId] }),
    index('playbook_runs_playbook').on(t.workspaceId, t.playbookId, t.at),
  ],
);
