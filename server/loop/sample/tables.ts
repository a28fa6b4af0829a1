import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** How far the sample company is told in a workspace, so that a start after a crash goes on where it was. */
export const sampleLoads = pgTable('sample_loads', {
  workspaceId: uuid('workspace_id').primaryKey(),
  /** The last moment of the story. With the seed it makes the same voices again. */
  until: timestamp('until', { withTimezone: true }).notNull(),
  chapter: text('chapter')
    .$type<'people' | 'strategy' | 'voices' | 'groups' | 'bells' | 'adjustments' | 'told'>()
    .notNull(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
});
