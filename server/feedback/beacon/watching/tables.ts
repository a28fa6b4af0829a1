import { sql } from 'drizzle-orm';
import { bigint, customType, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** How far watching has come in each workspace, and what it knew of the stream as a whole at some earlier point. */
export const watchStates = pgTable('watch_states', {
  workspaceId: uuid('workspace_id').primaryKey(),
  /** All voices up to this number of arrival are in the bins of attributes and of the workspace. */
  binnedSeq: bigint('binned_seq', { mode: 'number' }).notNull().default(sql`0`),
  /** The same for the bins of pains. */
  binnedPainSeq: bigint('binned_pain_seq', { mode: 'number' }).notNull().default(sql`0`),
  /** What the snapshot had seen. */
  snapshotSeq: bigint('snapshot_seq', { mode: 'number' }).notNull().default(sql`0`),
  snapshotPainSeq: bigint('snapshot_pain_seq', { mode: 'number' }).notNull().default(sql`0`),
  snapshot: bytea('snapshot'),
  /** Name and version of the engine that made the snapshots. */
  engine: text('engine'),
  seenAt: timestamp('seen_at', { withTimezone: true }),
});

/** States of detectors, some hundred series a row, each row as of its own time. */
export const watchSnapshots = pgTable(
  'watch_snapshots',
  {
    workspaceId: uuid('workspace_id').notNull(),
    shard: integer('shard').notNull(),
    /** The series of the row know all voices, and all pains of voices, up to these numbers. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    painSeq: bigint('pain_seq', { mode: 'number' }).notNull(),
    states: bytea('states').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.shard] })],
);
