import {
  doublePrecision,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LinkOrigin, LinkState } from './link.ts';

export type LinkKind = 'addresses' | 'evidence' | 'concerns' | 'leads';

export type Thing = 'voice' | 'pain' | 'bell' | 'proposition' | 'adjustment' | 'cycle' | 'alarm';

/**
 * A typed link between things of different rooms, owned by neither side. `addresses`: a proposition addresses a
 * pain. `evidence`: an adjustment rests on a voice, pain or bell. `concerns`: the review of an alarm found it to be
 * about a pain, bell or proposition. `leads`: what is changed because of an alarm: a bell, adjustment or proposition.
 */
export const links = pgTable(
  'links',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<LinkKind>().notNull(),
    fromThing: text('from_thing').$type<Thing>().notNull(),
    fromId: uuid('from_id').notNull(),
    toThing: text('to_thing').$type<Thing>().notNull(),
    toId: uuid('to_id').notNull(),
    /** A proposed link waits for a person; only an accepted one counts. */
    state: text('state').$type<LinkState>().notNull(),
    /** Who drew it first: decides what undo leads back to. */
    origin: text('origin').$type<LinkOrigin>().notNull(),
    /** Likeness 0…1 and the words behind it, where the machine proposed it. */
    score: doublePrecision('score'),
    words: jsonb('words').$type<string[]>().notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('links_pair').on(t.workspaceId, t.kind, t.fromThing, t.fromId, t.toThing, t.toId),
    index('links_to').on(t.workspaceId, t.toThing, t.toId),
  ],
);
