import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** A clause of the strategy: what value for which customer. Its words live in versions. */
export const propositions = pgTable(
  'propositions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** What people say: 命题 3. */
    number: integer('number').notNull(),
    cycleId: uuid('cycle_id').notNull(),
    ownerId: text('owner_id').notNull(),
    /** The version in force. */
    versionNumber: integer('version_number').notNull(),
    liveSince: timestamp('live_since', { withTimezone: true }).notNull(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
    /** Counts edits, for the conflict check. */
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('propositions_number').on(t.workspaceId, t.number),
  ],
);

/** The words of a proposition at one time; never changed, old ones stay readable. */
export const propositionVersions = pgTable(
  'proposition_versions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    propositionId: uuid('proposition_id').notNull(),
    versionNumber: integer('version_number').notNull(),
    title: text('title').notNull(),
    /** Who is the customer, what is the pain, how is it solved. */
    who: text('who').notNull(),
    pain: text('pain').notNull(),
    solution: text('solution').notNull(),
    /** Customer value = benefit + growth + experience. */
    benefit: text('benefit').notNull(),
    growth: text('growth').notNull(),
    experience: text('experience').notNull(),
    /** What must be true for this to work, and how it is tested. */
    assumption: text('assumption').notNull(),
    since: timestamp('since', { withTimezone: true }).notNull(),
    adjustmentId: uuid('adjustment_id'),
    authorName: text('author_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.propositionId, t.versionNumber] }),
    index('proposition_versions_adjustment').on(t.workspaceId, t.adjustmentId),
  ],
);
