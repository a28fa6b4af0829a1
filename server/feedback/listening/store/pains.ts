import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { Settled } from '../settled.ts';
import { each, table } from './columns.ts';

/** Writes what became of pains: births first, so that everything else finds its row. */
export async function writePains(queries: Queries, workspaceId: string, settled: Settled): Promise<void> {
  await insertBorn(queries, workspaceId, settled);
  await widenSpans(queries, workspaceId, settled);
  await setPortraits(queries, workspaceId, settled);
  await setResolved(queries, workspaceId, settled);
  await setArchived(queries, workspaceId, settled);
}

function insertBorn(queries: Queries, workspaceId: string, { born }: Settled): Promise<void> {
  return each(
    queries,
    born,
    (rows) => sql`
    insert into pains (workspace_id, id, key, nature, resolved_id, title, titled_by, words, typical,
      first_voice_at, last_voice_at)
    select ${workspaceId}::uuid, t.id, t.key, t.nature, t.id, t.title, 'words', '[]', '{}', t.at, t.at
    from ${table(rows, {
      id: ['uuid', (row) => row.id],
      key: ['int4', (row) => row.key],
      nature: ['text', (row) => row.nature],
      title: ['text', (row) => row.title],
      at: ['timestamptz', (row) => row.at.toISOString()],
    })}`,
  );
}

/** From the first to the last voice; never narrower. What is spoken of is not archived. */
function widenSpans(queries: Queries, workspaceId: string, { spans }: Settled): Promise<void> {
  return each(
    queries,
    [...spans.values()],
    (rows) => sql`
    update pains p set first_voice_at = least(p.first_voice_at, t.first),
      last_voice_at = greatest(p.last_voice_at, t.last), archived_at = null
    from ${table(rows, {
      id: ['uuid', (row) => row.id],
      first: ['timestamptz', (row) => row.first.toISOString()],
      last: ['timestamptz', (row) => row.last.toISOString()],
    })} where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}

/** Words and typical voices always; the title only where the engine has one and no person gave one. */
function setPortraits(queries: Queries, workspaceId: string, { portraits }: Settled): Promise<void> {
  return each(
    queries,
    [...portraits.values()],
    (rows) => sql`
    update pains p set title = case when p.titled_by = 'words' and t.title <> '' then t.title else p.title end,
      words = t.words::jsonb, typical = t.typical::uuid[]
    from ${table(rows, {
      id: ['uuid', (row) => row.id],
      title: ['text', (row) => row.title],
      words: ['text', (row) => JSON.stringify(row.words)],
      typical: ['text', (row) => `{${row.typical.join(',')}}`],
    })} where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}

function setResolved(queries: Queries, workspaceId: string, { resolved }: Settled): Promise<void> {
  return each(
    queries,
    [...resolved.values()],
    (rows) => sql`
    update pains p set resolved_id = t.resolved, merged_into_id = t.merged
    from ${table(rows, {
      id: ['uuid', (row) => row.id],
      resolved: ['uuid', (row) => row.resolvedId],
      merged: ['uuid', (row) => row.mergedIntoId],
    })} where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}

function setArchived(queries: Queries, workspaceId: string, { archived }: Settled): Promise<void> {
  return each(
    queries,
    [...archived],
    (rows) => sql`
    update pains p set archived_at = t.at
    from ${table(rows, {
      id: ['uuid', ([id]) => id],
      at: ['timestamptz', ([, at]) => at?.toISOString() ?? null],
    })} where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}
