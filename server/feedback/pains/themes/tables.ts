import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What several pains are about. A number lasts for ever; one that no pain is about any more has ended. */
export const painThemes = pgTable(
  'pain_themes',
  {
    workspaceId: uuid('workspace_id').notNull(),
    theme: integer('theme').notNull(),
    nature: text('nature').$type<'pain' | 'delight'>().notNull(),
    title: text('title').notNull(),
    /** Who named it: `words` the engine, `person` a member; a person's title is never overwritten. */
    titledBy: text('titled_by').$type<'words' | 'person'>().notNull(),
    /** Words that its pains share, the most telling first. */
    words: text('words').array().notNull().default(sql`'{}'`),
    bornAt: timestamp('born_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.theme] })],
);

export type ThemeEventType = 'born' | 'gained' | 'lost' | 'absorbed' | 'ended' | 'reopened' | 'renamed';

/** The life of themes, append-only. */
export const themeEvents = pgTable(
  'theme_events',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    theme: integer('theme').notNull(),
    /** Where most of it came from or went to. */
    other: integer('other'),
    type: text('type').$type<ThemeEventType>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorName: text('actor_name').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('theme_events_theme').on(t.workspaceId, t.theme),
  ],
);
