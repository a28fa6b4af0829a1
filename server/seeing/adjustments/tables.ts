import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export interface PropositionWords {
  title: string;
  who: string;
  pain: string;
  solution: string;
  benefit: string;
  growth: string;
  experience: string;
  assumption: string;
}

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
    proposed: jsonb('proposed').$type<PropositionWords>().notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<'proposed' | 'adopted' | 'refused' | 'withdrawn'>().notNull(),
    proposerId: text('proposer_id').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    deciderId: text('decider_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    newVersion: integer('new_version'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('adjustments_proposition').on(t.workspaceId, t.propositionId),
  ],
);
