import type { StoredTable } from '../database/stored-tables.ts';

/**
 * What no backup carries: who is signed in at the moment, and short-lived secrets of signing in. People sign in again
 * after a restore.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['sessions', 'verifications', 'one_time_links', 'rate_limits']);

export const keptTables = (tables: readonly StoredTable[]): StoredTable[] =>
  tables.filter(({ name }) => !LEFT_OUT.has(name));

/** Where a table's rows stand in a backup. */
export const pathOf = (table: string): string => `tables/${table}.jsonl`;

/** The hashes of the migrations that made the tables, oldest first. */
export const SCHEMA = 'select hash from drizzle.__drizzle_migrations order by created_at, id';
