import type { Decision, Nature, PointKind, Proposal } from '@gongjian/engines/pains';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * What hurts customers. An id lasts for ever: a pain that was merged keeps its row and points to its survivor with
 * `resolved_id` (its own id while it stands), so that undoing a merge is one update and old links still resolve.
 */
export const pains = pgTable(
  'pains',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** The listening engine's number for it. */
    key: integer('key').notNull(),
    /** Complaints, questions and wishes make pains; praise makes delights. */
    nature: text('nature').$type<'pain' | 'delight'>().notNull(),
    resolvedId: uuid('resolved_id').notNull(),
    /** The pain that it was merged into directly, so that a merge in the middle of a chain can be undone exactly. */
    mergedIntoId: uuid('merged_into_id'),
    title: text('title').notNull(),
    /** Who named it: `words` the engine, `person` a member; a person's title is never overwritten. */
    titledBy: text('titled_by').$type<'words' | 'person'>().notNull(),
    words: jsonb('words').$type<{ word: string; weight: number }[]>().notNull(),
    /** The voices that say it best, best first. */
    typical: uuid('typical').array().notNull(),
    firstVoiceAt: timestamp('first_voice_at', { withTimezone: true }).notNull(),
    lastVoiceAt: timestamp('last_voice_at', { withTimezone: true }).notNull(),
    mutedAt: timestamp('muted_at', { withTimezone: true }),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    /** The lasting number of the theme that it is mostly about, as of the last grouping anew. */
    theme: integer('theme'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('pains_key').on(t.workspaceId, t.key),
    index('pains_resolved').on(t.workspaceId, t.resolvedId),
  ],
);

/** One thing that a voice says: the stretch of its text, its kind, its mood, and the pain it belongs to. */
export const points = pgTable(
  'points',
  {
    workspaceId: uuid('workspace_id').notNull(),
    voiceId: uuid('voice_id').notNull(),
    n: smallint('n').notNull(),
    start: integer('start').notNull(),
    end: integer('end').notNull(),
    kind: text('kind').$type<PointKind>().notNull(),
    mood: real('mood').notNull(),
    urgency: real('urgency').notNull(),
    /** As the engine or a person assigned it; resolve through `pains.resolved_id`. */
    painId: uuid('pain_id'),
    /** The engine's thread within the pain: points that say nearly the same. */
    thread: integer('thread'),
    /** Key of the pain and thread as first heard, where a later decision moved the point (0: none); replays start from them. */
    heardKey: integer('heard_key'),
    heardThread: integer('heard_thread'),
    /** Kind as first heard, where a person corrected it. */
    heardKind: text('heard_kind').$type<PointKind>(),
    likeness: real('likeness').notNull(),
    /** A near-duplicate by the same author within the hour: kept, but not counted in any rate. */
    repeat: boolean('repeat').notNull(),
    /** A person put it there; no later run moves it. */
    pinned: boolean('pinned').notNull().default(false),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    /** As the voice has them; here too, so that counting people and channels needs no second table. */
    authorKey: text('author_key'),
    channel: text('channel'),
    language: text('language').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.voiceId, t.n] }),
    index('points_pain').on(t.workspaceId, t.painId, t.occurredAt),
  ],
);

/** Counts per pain and day (UTC), kept in the transaction that stores the points. Repeats are not counted. */
export const painDays = pgTable(
  'pain_days',
  {
    workspaceId: uuid('workspace_id').notNull(),
    painId: uuid('pain_id').notNull(),
    day: date('day').notNull(),
    voices: integer('voices').notNull(),
    moodSum: doublePrecision('mood_sum').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.painId, t.day] })],
);

/** The life of pains, append-only: born, merged, unmerged, split, moved, renamed, muted, archived, reopened. */
export const painEvents = pgTable(
  'pain_events',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    painId: uuid('pain_id').notNull(),
    otherId: uuid('other_id'),
    type: text('type').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    byPerson: boolean('by_person').notNull(),
    actorName: text('actor_name').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('pain_events_pain').on(t.workspaceId, t.painId),
  ],
);

/** How far the listening stream has come in each workspace, and the engine's state at some earlier point. */
export const listeningStates = pgTable('listening_states', {
  workspaceId: uuid('workspace_id').primaryKey(),
  /** All voices up to this number of arrival are grouped. */
  heardSeq: bigint('heard_seq', { mode: 'number' }).notNull().default(sql`0`),
  /** The last of `listening_decisions` that the engine followed. */
  decisions: integer('decisions').notNull().default(0),
  snapshotSeq: bigint('snapshot_seq', { mode: 'number' }),
  snapshotDecisions: integer('snapshot_decisions'),
  snapshot: bytea('snapshot'),
  /** Name and version of the engine that made the snapshot. */
  engine: text('engine'),
  /** Number of the last voice when all were grouped anew, and when that was. */
  consolidatedSeq: bigint('consolidated_seq', { mode: 'number' }),
  consolidatedAt: timestamp('consolidated_at', { withTimezone: true }),
  /** The second signal beside shared words: `none`, `learned`, `endpoint`, or `model:NAME`. */
  encoder: text('encoder').notNull().default('none'),
});

/** Large changes that the engine would make and leaves to people. */
export const painProposals = pgTable(
  'pain_proposals',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    type: text('type').$type<'merge' | 'split'>().notNull(),
    /** What would be merged into the other, or lose the threads. */
    painId: uuid('pain_id').notNull(),
    otherId: uuid('other_id'),
    threads: integer('threads').array().notNull(),
    /** Why, as data that pages put into words; null for those of before. */
    reason: jsonb('reason').$type<Proposal['reason']>(),
    /** How sure the engine is, 0 … 1; null for those of before. */
    score: real('score'),
    state: text('state').$type<'proposed' | 'accepted' | 'dismissed'>().notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decidedBy: text('decided_by'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('pain_proposals_state').on(t.workspaceId, t.state),
  ],
);

/** What the engine was told between two voices, in order, so that a restart can tell it again at the same place. */
export const listeningDecisions = pgTable(
  'listening_decisions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    n: integer('n').notNull(),
    /** All voices up to this number of arrival had been heard. */
    afterSeq: bigint('after_seq', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    decision: jsonb('decision').$type<Told>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.n] })],
);

/** A decision in the engine's words, or the making of a pain for one. */
export type Told = Decision | { readonly type: 'newPain'; readonly nature: Nature; readonly key: number };

/** What people said about a point in a pain: it belongs there, or not. The newest word of anyone counts. */
export const painJudgements = pgTable(
  'pain_judgements',
  {
    workspaceId: uuid('workspace_id').notNull(),
    voiceId: uuid('voice_id').notNull(),
    n: smallint('n').notNull(),
    painId: uuid('pain_id').notNull(),
    verdict: text('verdict').$type<'belongs' | 'notHere'>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorName: text('actor_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.voiceId, t.n, t.painId] }),
    index('pain_judgements_time').on(t.workspaceId, t.at),
  ],
);
