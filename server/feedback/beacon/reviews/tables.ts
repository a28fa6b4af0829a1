import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ReviewWords } from './review.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** The report on an alarm: drafted by itself when it cleared, edited and finished by a person. */
export const alarmReviews = pgTable(
  'alarm_reviews',
  {
    workspaceId: uuid('workspace_id').notNull(),
    alarmId: uuid('alarm_id').notNull(),
    /** Null until somebody edits or finishes it: a draft is written anew, in the reader's language, each time. */
    words: jsonb('words').$type<ReviewWords>(),
    draftedAt: moment('drafted_at').notNull(),
    editedAt: moment('edited_at'),
    editorId: text('editor_id'),
    finishedAt: moment('finished_at'),
    finisherId: text('finisher_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.alarmId] })],
);
