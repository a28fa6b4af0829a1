import { sql } from 'drizzle-orm';
import type { Queries } from '../platform/database/database.ts';

/**
 * Table → how many rows it has and a hash of them all: the same before and after means that nothing was stored. Left
 * out is what any request may leave, refused or not: how often somebody came, and when they were last seen.
 */
export async function fingerprints(queries: Queries): Promise<Record<string, string>> {
  const tables = await queries.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('rate_limits', 'sign_in_failures', 'sessions') order by 1`);
  const parts = tables.rows.map(
    ({ name }) => sql`
      select ${name}::text as name,
        count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as print
      from ${sql.identifier(name)} t`,
  );
  const found = await queries.execute<{ name: string; print: string }>(sql.join(parts, sql` union all `));
  return Object.fromEntries(found.rows.map(({ name, print }) => [name, print]));
}
