import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import type { OverBound } from './bounds.ts';
import type { ControlState, Origin, Waits } from './control.ts';
import type { ControlAction, ControlActionType } from './control-action.ts';

/** Rules that enforcement points carry out for a while. `number` is what people say: 布控 12. */
export const controls = pgTable(
  'controls',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    title: text('title'),
    reason: text('reason').notNull(),
    scope: jsonb('scope').$type<Scope>().notNull(),
    action: jsonb('action').$type<ControlAction>().notNull(),
    ttlMinutes: integer('ttl_minutes').notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    alarmId: uuid('alarm_id'),
    playbookId: uuid('playbook_id'),
    /** A drill's: it travels to the points and is acknowledged, but nobody carries it out. */
    drill: boolean('drill').notNull().default(false),
    state: text('state').$type<ControlState>().notNull(),
    proposerId: text('proposer_id'),
    /** Who or what made it, as it is shown. */
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    waitsFor: text('waits_for').$type<Waits>(),
    overBounds: jsonb('over_bounds').$type<OverBound[]>().notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    deployedAt: timestamp('deployed_at', { withTimezone: true }),
    enforcedAt: timestamp('enforced_at', { withTimezone: true }),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endReason: text('end_reason'),
    outlivesSince: timestamp('outlives_since', { withTimezone: true }),
    keptReason: text('kept_reason'),
    /** The workspace's revision that last changed what points are told of it; null while it was never told. */
    revision: bigint('revision', { mode: 'number' }),
    hits: bigint('hits', { mode: 'number' }).notNull().default(sql`0`),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('controls_number').on(t.workspaceId, t.number),
    index('controls_revision').on(t.workspaceId, t.revision),
    index('controls_alarm').on(t.workspaceId, t.alarmId),
    index('controls_active').on(t.workspaceId).where(sql`state = 'active'`),
    index('controls_expiry').on(t.expiresAt).where(sql`state in ('active', 'proposed')`),
  ],
);

/** The last revision of each workspace's active controls; its row lock is what orders concurrent changes. */
export const controlRevisions = pgTable('control_revisions', {
  workspaceId: uuid('workspace_id').primaryKey(),
  last: bigint('last', { mode: 'number' }).notNull(),
});

/** Every step of a control, append-only. */
export const controlSteps = pgTable(
  'control_steps',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    controlId: uuid('control_id').notNull(),
    action: text('action').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    note: text('note'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('control_steps_control').on(t.workspaceId, t.controlId),
  ],
);

/** How far rules may go without a leader; a workspace without a row has the usual bounds. */
export const controlPolicies = pgTable('control_policies', {
  workspaceId: uuid('workspace_id').primaryKey(),
  mostShare: doublePrecision('most_share').notNull(),
  mostActive: integer('most_active').notNull(),
  mostPerHour: integer('most_per_hour').notNull(),
  longestTtlMinutes: integer('longest_ttl_minutes').notNull(),
  secondEyes: jsonb('second_eyes').$type<ControlActionType[]>().notNull(),
  version: integer('version').notNull(),
});
