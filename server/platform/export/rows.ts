import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Snapshot } from '../database/snapshot.ts';
import type { StoredTable } from '../database/stored-tables.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { Thing } from './things.ts';

/** A thing with the query that reads it in one workspace. */
export interface ReadableThing extends Thing {
  /** Names as the API writes them. */
  readonly fields: readonly string[];
  /** One JSON text a row, ordered by the key; `$1` is the workspace. */
  readonly query: string;
  readonly count: string;
}

export function readable(thing: Thing, table: StoredTable): ReadableThing {
  const workspace = thing.table === 'workspaces' ? 'id' : 'workspace_id';
  const kept = (name: string) => name !== 'workspace_id' && !thing.without?.includes(name);
  const columns = thing.view?.columns ?? table.columns.map(({ name }) => name).filter(kept);
  const source = thing.view ? `(${thing.view.query})` : escapeIdentifier(thing.table);
  const key = thing.view ? columns.slice(0, 1) : table.key.filter((name) => name !== 'workspace_id');
  const named = columns.map((name) => `t.${escapeIdentifier(name)} as ${escapeIdentifier(camelCase(name))}`);
  const order = key.map((name) => `t.${escapeIdentifier(name)}`);
  const from = `from ${source} t where t.${workspace} = $1`;
  return {
    ...thing,
    fields: columns.map(camelCase),
    query: `select (select to_json(r) from (select ${named}) r)::text ${from}${order.length > 0 ? ` order by ${order}` : ''}`,
    count: `select ${escapeLiteral(thing.thing)} as thing, count(*)::int as rows ${from}`,
  };
}

const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The rows of a thing as JSON lines or CSV, a page at a time. */
export async function* linesOf(
  snapshot: Snapshot,
  { query, fields }: ReadableThing,
  {
    workspaceId,
    format,
    onRows,
  }: { workspaceId: string; format: 'jsonl' | 'csv'; onRows(rows: number): void },
): AsyncGenerator<string> {
  if (format === 'csv') yield `${BYTE_ORDER_MARK}${csvLine(fields)}`;
  for await (const page of snapshot.rows(query, [workspaceId])) {
    const texts = page.map(([text]) => text!);
    yield (
      format === 'csv' ? texts.map((text) => csvOf(text, fields)) : texts.map((text) => `${text}\n`)
    ).join('');
    onRows(page.length);
  }
}

function csvOf(text: string, fields: readonly string[]): string {
  const row = JSON.parse(text) as Record<string, unknown>;
  return csvLine(fields.map((field) => row[field]));
}
