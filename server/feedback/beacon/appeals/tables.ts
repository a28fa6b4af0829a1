import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Scope } from '../scope.ts';

/** What somebody whom a control hits says against it, and the answer. */
export const controlAppeals = pgTable(
  'control_appeals',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    controlId: uuid('control_id').notNull(),
    /** Whom it hits, in the words of who wrote it down: an order, a shop, a pseudonym. */
    who: text('who').notNull(),
    words: text('words').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    state: text('state').$type<'open' | 'accepted' | 'refused'>().notNull(),
    answer: text('answer'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answeredById: text('answered_by_id'),
    answeredByName: text('answered_by_name'),
    /** The scope that the control was narrowed to; null where it was taken back, or nothing changed. */
    narrowedTo: jsonb('narrowed_to').$type<Scope>(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('control_appeals_control').on(t.workspaceId, t.controlId),
    index('control_appeals_state').on(t.workspaceId, t.state),
  ],
);
