/** A column of a table: its name, and its type as PostgreSQL writes it. */
export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

/** A table as the database itself describes it. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Tables whose rows its rows refer to. */
  readonly after: readonly string[];
}

type Ask = (text: string) => Promise<readonly object[]>;

const TABLES = `select c.relname as name,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        order by a.attnum)
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce((select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
      where i.indrelid = c.oid and i.indisprimary), '[]') as key,
    coalesce((select json_agg(distinct r.relname)
      from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '[]') as after
  from pg_class c
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  order by c.relname`;

/** Every table of ours, those that others refer to first. @param ask runs a query and gives its rows */
export async function readStoredTables(ask: Ask): Promise<StoredTable[]> {
  const waiting = [...((await ask(TABLES)) as StoredTable[])];
  const placed = new Map<string, StoredTable>();
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ after }) => after.every((name) => placed.has(name)));
    if (at < 0) throw new Error('Tables refer to each other in a circle');
    const [table] = waiting.splice(at, 1);
    placed.set(table!.name, table!);
  }
  return [...placed.values()];
}
