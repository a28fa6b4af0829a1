import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
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

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What customers said, masked; never changed after it is stored. `seq` is the order of arrival in the workspace. */
export const voices = pgTable(
  'voices',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    text: text('text').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    channel: text('channel'),
    language: text('language').notNull(),
    authorKey: text('author_key'),
    authorAttributes: jsonb('author_attributes').$type<Attributes>().notNull(),
    attributes: jsonb('attributes').$type<Attributes>().notNull(),
    /** As the channel gave it, with its scale in `rating_max` (0 … max). */
    rating: doublePrecision('rating'),
    ratingMax: doublePrecision('rating_max'),
    conversation: text('conversation'),
    masked: text('masked').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('voices_identity').on(t.workspaceId, t.source, t.externalId),
    uniqueIndex('voices_seq').on(t.workspaceId, t.seq),
  ],
);

export type Attributes = Record<string, string | number>;

/**
 * Words of each voice for full-text search, written by the listening stream beside its points. Its key is also the
 * order of time in which voices are listed, so that `voices` itself needs no index for it on the way in.
 */
export const voiceWords = pgTable(
  'voice_words',
  {
    workspaceId: uuid('workspace_id').notNull(),
    voiceId: uuid('voice_id').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    words: tsvector('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.occurredAt, t.voiceId] }),
    index('voice_words_words').using('gin', t.words),
  ],
);

/** The last number of arrival given out in each workspace; its row lock is what orders concurrent writers. */
export const voiceSequences = pgTable('voice_sequences', {
  workspaceId: uuid('workspace_id').primaryKey(),
  last: bigint('last', { mode: 'number' }).notNull().default(sql`0`),
});

/** The secret of each workspace under which authors become pseudonyms: the same author stays the same key. */
export const authorSalts = pgTable('author_salts', {
  workspaceId: uuid('workspace_id').primaryKey(),
  salt: bytea('salt').notNull(),
});
