import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BellState, Terms } from './bell.ts';
import type { Block } from './calendars/working-time.ts';
import type { Proof } from './proof/proof.ts';
import type { Matches } from './routing/routing.ts';

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
    /** The routing rule that chose the owner; null where a person named one, or the default heard it. */
    ruleId: uuid('rule_id'),
    terms: jsonb('terms').$type<Terms>().notNull(),
    state: text('state').$type<BellState>().notNull(),
    rungAt: timestamp('rung_at', { withTimezone: true }).notNull(),
    clockFrom: timestamp('clock_from', { withTimezone: true }).notNull(),
    /** When the acknowledgement is due, in working time. */
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** When the ladder calls the next one; what the clock's sweep looks for. */
    nextCallAt: timestamp('next_call_at', { withTimezone: true }),
    escalation: integer('escalation').notNull().default(0),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }),
    changedAt: timestamp('changed_at', { withTimezone: true }),
    change: text('change'),
    verifiedAt: timestamp('verified_at', { withTimezone: true }),
    /** Rates before the bell and after the change, with window and exposure, once verified. */
    proof: jsonb('proof').$type<Proof>(),
    reason: text('reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('bells_number').on(t.workspaceId, t.number),
    index('bells_pain').on(t.workspaceId, t.painId),
    index('bells_owner').on(t.workspaceId, t.ownerId),
    index('bells_next_call').on(t.nextCallAt).where(sql`next_call_at is not null`),
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

/** Speakers who were told what came of their voice. */
export const bellTellings = pgTable(
  'bell_tellings',
  {
    workspaceId: uuid('workspace_id').notNull(),
    bellId: uuid('bell_id').notNull(),
    voiceId: uuid('voice_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    byName: text('by_name').notNull(),
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
    matches: jsonb('matches').$type<Matches>().notNull(),
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
    week: jsonb('week').$type<Record<string, Block[]>>().notNull(),
    /** Date → blocks; an empty list is a holiday, a filled one a working day out of turn. */
    exceptions: jsonb('exceptions').$type<Record<string, Block[]>>().notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
