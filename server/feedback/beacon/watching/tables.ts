import { sql } from 'drizzle-orm';
import { bigint, customType, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** How far watching has come in each workspace, and what the detectors knew at some earlier point. */
export const watchStates = pgTable('watch_states', {
  workspaceId: uuid('workspace_id').primaryKey(),
  /** All voices up to this number of arrival are in the bins of attributes and of the workspace. */
  binnedSeq: bigint('binned_seq', { mode: 'number' }).notNull().default(sql`0`),
  /** The same for the bins of pains. */
  binnedPainSeq: bigint('binned_pain_seq', { mode: 'number' }).notNull().default(sql`0`),
  /** What the detectors had seen when the snapshot was taken. */
  snapshotSeq: bigint('snapshot_seq', { mode: 'number' }).notNull().default(sql`0`),
  snapshotPainSeq: bigint('snapshot_pain_seq', { mode: 'number' }).notNull().default(sql`0`),
  snapshot: bytea('snapshot'),
  /** Name and version of the engine that made the snapshot. */
  engine: text('engine'),
  seenAt: timestamp('seen_at', { withTimezone: true }),
});
