import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

export type BellState = 'rung' | 'acknowledged' | 'inHand' | 'changed' | 'verified' | 'reopened' | 'refused';

/** A bell: staff saw customers hurt and called the owner who can end it. `number` is what people say: 拉铃 17. */
export const bells = pgTable(
  'bells',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    painId: uuid('pain_id'),
    title: text('title').notNull(),
    note: text('note').notNull(),
    ringerId: text('ringer_id').notNull(),
    ownerId: text('owner_id').notNull(),
    ruleId: uuid('rule_id'),
    state: text('state').$type<BellState>().notNull(),
    rungAt: timestamp('rung_at', { withTimezone: true }).notNull(),
    /** When the acknowledgement is due, in working time of the owner's calendar. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }),
    changedAt: timestamp('changed_at', { withTimezone: true }),
    verifiedAt: timestamp('verified_at', { withTimezone: true }),
    escalation: integer('escalation').notNull().default(0),
    /** Rates before the bell and after the change, with window and denominator, once verified or refused. */
    proof: jsonb('proof').$type<Record<string, unknown>>(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('bells_pain').on(t.workspaceId, t.painId),
    index('bells_owner').on(t.workspaceId, t.ownerId),
  ],
);

/** The voices that a bell was rung with. */
export const bellVoices = pgTable(
  'bell_voices',
  {
    workspaceId: uuid('workspace_id').notNull(),
    bellId: uuid('bell_id').notNull(),
    voiceId: uuid('voice_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.bellId, t.voiceId] })],
);

/** Every step of a bell, append-only. */
export const bellSteps = pgTable(
  'bell_steps',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    bellId: uuid('bell_id').notNull(),
    action: text('action').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    note: text('note'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('bell_steps_bell').on(t.workspaceId, t.bellId),
  ],
);

/** Who hears a bell when nobody is named: the first rule in `position` order that fits. */
export const routingRules = pgTable(
  'routing_rules',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    /** All that are given must fit: attribute → values, channels, words of the text. */
    matches: jsonb('matches')
      .$type<{ attributes?: Record<string, string[]>; channels?: string[]; words?: string[] }>()
      .notNull(),
    ownerId: text('owner_id').notNull(),
    /** Working minutes until the acknowledgement is due. */
    acknowledgeMinutes: integer('acknowledge_minutes').notNull(),
    /** Who is called next, each after so many more working minutes. */
    ladder: jsonb('ladder').$type<{ memberId: string; afterMinutes: number }[]>().notNull(),
    calendarId: uuid('calendar_id'),
    enabled: boolean('enabled').notNull().default(true),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** Working hours: several blocks a day, and days that differ. */
export const workingCalendars = pgTable(
  'working_calendars',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Weekday 1 (Monday) … 7 → blocks `["09:00","12:00"]`. */
    week: jsonb('week').$type<Record<string, [string, string][]>>().notNull(),
    /** Date → blocks; an empty list is a holiday, a filled one a working day out of turn. */
    exceptions: jsonb('exceptions').$type<Record<string, [string, string][]>>().notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
