import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';

type PgType =
  | 'uuid'
  | 'text'
  | 'int4'
  | 'int2'
  | 'int8'
  | 'float4'
  | 'float8'
  | 'bool'
  | 'timestamptz'
  | 'date';

/** How each column of a table of rows is read off a row. */
export type Columns<R> = Readonly<Record<string, readonly [PgType, (row: R) => unknown]>>;

/**
 * Rows as a table `t` for the FROM of a statement: one array parameter for each column, so that a thousand rows are
 * one statement whose text never changes.
 */
export function table<R>(rows: readonly R[], columns: Columns<R>): SQL {
  const entries = Object.entries(columns);
  const arrays = entries.map(([, [type, read]]) => sql`${sql.param(rows.map(read))}::${sql.raw(type)}[]`);
  const names = entries.map(([name]) => sql.identifier(name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as t(${sql.join(names, sql`, `)})`;
}

/** Runs the statement on the rows, where there are any. */
export async function each<R>(
  queries: Queries,
  rows: readonly R[],
  statement: (rows: readonly R[]) => SQL,
): Promise<void> {
  if (rows.length > 0) await queries.execute(statement(rows));
}
