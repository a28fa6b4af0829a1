import type { PointKind } from '@gongjian/engines/pains';
import {
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** How a point reads: its kind and mood. */
export interface Reading {
  readonly kind: PointKind;
  readonly mood: number;
}

/** What people corrected in the reading of points; the newest that stands teaches. */
export const pointCorrections = pgTable(
  'point_corrections',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    voiceId: uuid('voice_id').notNull(),
    n: smallint('n').notNull(),
    before: jsonb('before')
      .$type<Reading & { readonly painId: string | null; readonly pinned: boolean }>()
      .notNull(),
    after: jsonb('after').$type<Reading & { readonly painId: string | null }>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorName: text('actor_name').notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('point_corrections_point').on(t.workspaceId, t.voiceId, t.n),
  ],
);

/** What reading of moods was learned, version by version; only the newest versions keep their bytes. */
export const moodModels = pgTable(
  'mood_models',
  {
    workspaceId: uuid('workspace_id').notNull(),
    version: integer('version').notNull(),
    trainedAt: timestamp('trained_at', { withTimezone: true }).notNull(),
    /** Texts that it learned from: rated voices and corrected points. */
    ratings: integer('ratings').notNull(),
    corrections: integer('corrections').notNull(),
    /** Texts that were held out, and the share of them whose side was told right, learned and from the first voice. */
    heldOut: integer('held_out').notNull(),
    accuracy: real('accuracy').notNull(),
    coldAccuracy: real('cold_accuracy').notNull(),
    /** `used`: new voices are read with it; `kept back`: no better than reading without it. */
    state: text('state').$type<'used' | 'keptBack' | 'replaced'>().notNull(),
    model: bytea('model'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.version] })],
);

/** Encoders that were trained on the workspace's own voices, version by version; only the newest keeps its bytes. */
export const learnedEncoders = pgTable(
  'learned_encoders',
  {
    workspaceId: uuid('workspace_id').notNull(),
    version: integer('version').notNull(),
    trainedAt: timestamp('trained_at', { withTimezone: true }).notNull(),
    /** Texts that it learned from, words that it knows, and numbers in each of its vectors. */
    texts: integer('texts').notNull(),
    words: integer('words').notNull(),
    dim: integer('dim').notNull(),
    model: bytea('model'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.version] })],
);
