import {
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

export type AdjustmentState = 'proposed' | 'adopted' | 'refused' | 'withdrawn';

/** Words of the thing to change, field by field; which fields there are is its own room's business. */
export type Words = Record<string, string>;

/** A proposed change to a proposition, with its evidence in `links`; decided by a leader, with a reason. */
export const adjustments = pgTable(
  'adjustments',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    propositionId: uuid('proposition_id').notNull(),
    /** The version it was written against; a decision on another one is a conflict. */
    baseVersion: integer('base_version').notNull(),
    /** The words of that version, so that the difference stays readable whatever becomes of them. */
    base: jsonb('base').$type<Words>().notNull(),
    proposed: jsonb('proposed').$type<Words>().notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<AdjustmentState>().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposerName: text('proposer_name').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    deciderId: text('decider_id'),
    deciderName: text('decider_name'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    newVersion: integer('new_version'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('adjustments_number').on(t.workspaceId, t.number),
    index('adjustments_proposition').on(t.workspaceId, t.propositionId),
  ],
);
