import type { Located } from '@gongjian/engines/locate';
import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
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
import type { AlarmState, Bond, Severity } from './alarm.ts';
import type { SeriesKind, Subject, Why } from './found.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** A beacon that burns: a series left what was expected of it. `number` is what people say: 告警 17. */
export const alarms = pgTable(
  'alarms',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    seriesId: uuid('series_id').notNull(),
    seriesCode: text('series_code').notNull(),
    seriesKind: text('series_kind').$type<SeriesKind>().notNull(),
    seriesTitle: text('series_title').notNull(),
    subject: jsonb('subject').$type<Subject>().notNull(),
    /** The pain of the subject, where it is one. */
    painId: uuid('pain_id'),
    direction: text('direction').$type<'up' | 'down'>().notNull(),
    why: text('why').$type<Why>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    gravest: text('gravest').$type<Severity>().notNull(),
    state: text('state').$type<AlarmState>().notNull(),
    /** The statistic when it was found, and its threshold. */
    score: doublePrecision('score').notNull(),
    threshold: doublePrecision('threshold').notNull(),
    rate: doublePrecision('rate').notNull(),
    expected: doublePrecision('expected').notNull(),
    lift: doublePrecision('lift').notNull(),
    peakRate: doublePrecision('peak_rate').notNull(),
    /** How soon this rate could be known at all; null where there is no bound. */
    floorMs: doublePrecision('floor_ms'),
    /** Estimated onset. */
    startedAt: moment('started_at').notNull(),
    cause: jsonb('cause').$type<Located>(),
    ownerId: text('owner_id'),
    parentId: uuid('parent_id'),
    bond: text('bond').$type<Bond>(),
    silenceId: uuid('silence_id'),
    drillId: uuid('drill_id'),
    right: boolean('right'),
    reason: text('reason'),
    agains: integer('agains').notNull().default(0),
    seenAt: moment('seen_at').notNull(),
    quietSince: moment('quiet_since'),
    easedSince: moment('eased_since'),
    consideredAt: moment('considered_at'),
    firstVoiceAt: moment('first_voice_at'),
    decidableAt: moment('decidable_at'),
    discoveredAt: moment('discovered_at').notNull(),
    locatedAt: moment('located_at'),
    acknowledgedAt: moment('acknowledged_at'),
    deployedAt: moment('deployed_at'),
    enforcedAt: moment('enforced_at'),
    containedAt: moment('contained_at'),
    fellAt: moment('fell_at'),
    clearedAt: moment('cleared_at'),
    reviewedAt: moment('reviewed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('alarms_number').on(t.workspaceId, t.number),
    /** One open alarm a series and direction; a drill has its own. */
    uniqueIndex('alarms_burning')
      .on(
        t.workspaceId,
        t.seriesId,
        t.direction,
        sql`coalesce(drill_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`state in ('raised', 'acknowledged', 'contained')`),
    index('alarms_discovered').on(t.workspaceId, t.discoveredAt),
    index('alarms_parent').on(t.workspaceId, t.parentId).where(sql`parent_id is not null`),
    index('alarms_pain').on(t.workspaceId, t.painId).where(sql`pain_id is not null`),
  ],
);

/** Every step of an alarm, append-only. */
export const alarmSteps = pgTable(
  'alarm_steps',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    alarmId: uuid('alarm_id').notNull(),
    action: text('action').notNull(),
    at: moment('at').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    note: text('note'),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('alarm_steps_alarm').on(t.workspaceId, t.alarmId),
  ],
);
