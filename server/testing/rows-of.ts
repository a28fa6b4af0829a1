import { sql } from 'drizzle-orm';
import type { Queries } from '../platform/database/database.ts';

/** Table → its rows of one workspace as JSON text, sorted; every table that has a `workspace_id`. */
export async function rowsOf(queries: Queries, workspaceId: string): Promise<Map<string, string[]>> {
  const tables = await queries.execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.column_name = 'workspace_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by 1`);
  const rows = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    const found = await queries.execute<{ row: string }>(sql`
      select to_jsonb(t)::text as row from ${sql.identifier(name)} t where workspace_id = ${workspaceId} order by 1`);
    rows.set(
      name,
      found.rows.map(({ row }) => row),
    );
  }
  return rows;
}

/** Table → the ids of its rows, for tables whose rows have one. */
export function idsIn(rows: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [table, texts] of rows) {
    const found = texts
      .map((text) => (JSON.parse(text) as { id?: unknown }).id)
      .filter((id): id is string => typeof id === 'string');
    if (found.length > 0) ids.set(table, found);
  }
  return ids;
}
