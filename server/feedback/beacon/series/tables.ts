import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import type { SeriesKind, Subject } from '../alarms/found.ts';
import type { Watches } from './subject.ts';

/** What is watched over time: all voices, one value of an attribute, a pain, or a business metric that is pushed. */
export const beaconSeries = pgTable(
  'beacon_series',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    /** What people and programs call it; unique in the workspace. */
    code: text('code').notNull(),
    kind: text('kind').$type<SeriesKind>().notNull(),
    subject: jsonb('subject').$type<Subject>().notNull(),
    /** Null: named by its subject. */
    title: text('title'),
    unit: text('unit'),
    direction: text('direction').$type<Watches>().notNull(),
    /** A pushed series that is silent for so long is missing; null: never. */
    missingAfterMinutes: integer('missing_after_minutes'),
    watched: boolean('watched').notNull().default(true),
    /** 1 as it is; 2: half the evidence is enough; 0.5: twice as much is needed. */
    sensitivity: real('sensitivity').notNull().default(1),
    bornAt: timestamp('born_at', { withTimezone: true }).notNull(),
    lastAt: timestamp('last_at', { withTimezone: true }),
    /** Number of arrival of the voice that raised its newest alarm, so that a replay raises it once. */
    raisedSeq: bigint('raised_seq', { mode: 'number' }).notNull().default(sql`0`),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('beacon_series_code').on(t.workspaceId, t.code),
  ],
);

/** What a series held in a minute, an hour or a day (UTC); only where there was something. */
export const beaconBins = pgTable(
  'beacon_bins',
  {
    workspaceId: uuid('workspace_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    /** Length in seconds: 60, 3,600 or 86,400. */
    step: integer('step').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** A count, a numerator or a value. */
    actual: doublePrecision('actual').notNull(),
    /** Of a ratio. */
    denominator: doublePrecision('denominator'),
    /** The six bins of ten seconds of a minute, of counts. */
    tens: smallint('tens').array(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.seriesId, t.step, t.at] }),
    index('beacon_bins_age').on(t.step, t.at),
  ],
);
