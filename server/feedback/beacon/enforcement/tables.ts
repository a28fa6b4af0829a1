import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/** Programs that carry out controls, by name and running instance. */
export const enforcementPoints = pgTable(
  'enforcement_points',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    instance: text('instance').notNull(),
    /** What it is, such as `node`, `browser`, `poll`, `webhook`. */
    kind: text('kind').notNull(),
    /** The revision that it last said it has. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    ackedAt: timestamp('acked_at', { withTimezone: true }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
    firstSeenAt: timestamp('first_seen_at', { withTimezone: true }).notNull(),
    /** Number of the last lot of hits that was counted, so that a lot sent twice counts once. */
    lastLot: bigint('last_lot', { mode: 'number' }).notNull().default(sql`0`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('enforcement_points_name').on(t.workspaceId, t.name, t.instance),
    index('enforcement_points_seen').on(t.seenAt),
  ],
);

/** How often each control was hit, by hour. */
export const controlHits = pgTable(
  'control_hits',
  {
    workspaceId: uuid('workspace_id').notNull(),
    controlId: uuid('control_id').notNull(),
    hour: timestamp('hour', { withTimezone: true }).notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.controlId, t.hour] })],
);

/** Systems without the client: each change is posted to them, signed. */
export const controlWebhooks = pgTable(
  'control_webhooks',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    /** Sealed with the server's secret. */
    sealedSecret: text('sealed_secret').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** The revision that was taken last, and how the last try ended. */
    revision: bigint('revision', { mode: 'number' }).notNull().default(sql`0`),
    takenAt: timestamp('taken_at', { withTimezone: true }),
    failure: text('failure'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
