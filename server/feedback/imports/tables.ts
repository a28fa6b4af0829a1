import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { FileShape, Mapping, PreviewRow } from './shape.ts';

export type ImportState = 'uploaded' | 'running' | 'paused' | 'done' | 'failed';

/** A file of voices on its way in: what it looks like, how its columns map, and how far it has come. */
export const imports = pgTable(
  'imports',
  {
    workspaceId: uuid('workspace_id').notNull(),
    id: uuid('id').notNull(),
    state: text('state').$type<ImportState>().notNull(),
    /** As the person called it; never used as a path. */
    fileName: text('file_name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    shape: jsonb('shape').$type<FileShape>().notNull(),
    preview: jsonb('preview').$type<PreviewRow[]>().notNull(),
    mapping: jsonb('mapping').$type<Mapping>().notNull(),
    source: text('source').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Rows handled so far: where a resumed import goes on. */
    rowsRead: integer('rows_read').notNull().default(0),
    bytesRead: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    accepted: integer('accepted').notNull().default(0),
    duplicate: integer('duplicate').notNull().default(0),
    rejected: integer('rejected').notNull().default(0),
    /** Time spent running, without the pauses. */
    runMs: bigint('run_ms', { mode: 'number' }).notNull().default(0),
    failure: text('failure'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index('imports_state').on(t.state)],
);

/** Rows that were not taken, each with its line in the file and the reason. */
export const importRejections = pgTable(
  'import_rejections',
  {
    workspaceId: uuid('workspace_id').notNull(),
    importId: uuid('import_id').notNull(),
    row: integer('row').notNull(),
    line: integer('line').notNull(),
    code: text('code').notNull(),
    reason: text('reason').notNull(),
    at: text('at'),
    /** The row as it stood in the file. */
    cells: jsonb('cells').$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.importId, t.row] })],
);
