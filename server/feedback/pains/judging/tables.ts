import {
  boolean,
  index,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** What people said of two points: one thing, or two. What was undone stays, and counts for nothing. */
export const pairJudgements = pgTable(
  'pair_judgements',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    voiceA: uuid('voice_a').notNull(),
    nA: smallint('n_a').notNull(),
    voiceB: uuid('voice_b').notNull(),
    nB: smallint('n_b').notNull(),
    verdict: text('verdict').$type<'same' | 'notSame' | 'unsure'>().notNull(),
    /** Whether the engine had them in one pain when a person was asked: before it could learn from the answer. */
    together: boolean('together').notNull(),
    likeness: real('likeness').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorName: text('actor_name').notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('pair_judgements_pair').on(t.workspaceId, t.voiceA, t.nA, t.voiceB, t.nB),
  ],
);
