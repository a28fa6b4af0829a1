import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import type { FedBatch, RowRejection } from './feed.ts';
import { type ImportAction, nextState } from './import-state.ts';
import { maskedCells } from './masked-cells.ts';
import { importRejections, imports } from './tables.ts';

export type ImportRecord = typeof imports.$inferSelect;

const one = (workspaceId: string, id: string) =>
  and(eq(imports.workspaceId, workspaceId), eq(imports.id, id));

export async function addImport(queries: Queries, call: Call, record: ImportRecord): Promise<void> {
  await queries.insert(imports).values(record);
  await recordChange(queries, call, {
    action: 'import.uploaded',
    thing: 'import',
    thingId: record.id,
    detail: { fileName: record.fileName, bytes: record.bytes },
  });
}

export async function readImport(
  queries: Queries,
  workspaceId: string,
  id: string,
): Promise<Outcome<ImportRecord>> {
  const [record] = await queries.select().from(imports).where(one(workspaceId, id));
  return record ? done(record) : refuse('thing.unknown', 'There is no such import.', 'id');
}

/** Newest first. @param before id of the last import of the page before */
export function listImports(
  queries: Queries,
  workspaceId: string,
  page: { limit: number; before: string | null },
): Promise<ImportRecord[]> {
  const older = page.before === null ? undefined : lt(imports.id, page.before);
  return queries
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), older))
    .orderBy(desc(imports.id))
    .limit(page.limit);
}

/** Imports of all workspaces that ran when the server stopped. */
export function runningImports(queries: Queries): Promise<ImportRecord[]> {
  return queries.select().from(imports).where(eq(imports.state, 'running')).orderBy(asc(imports.id));
}

/** What an action may set beside the state. */
export type ImportChange = Partial<
  Pick<ImportRecord, 'mapping' | 'source' | 'timeZone' | 'failure' | 'finishedAt' | 'shape'>
>;

/** Does an action: checks that it fits the state, changes, and writes it into the audit log. */
export function actOnImport(
  database: Database,
  call: Call,
  act: { id: string; action: ImportAction; change?: ImportChange },
): Promise<Outcome<ImportRecord>> {
  return database.transact(async (queries) => {
    const [record] = await queries.select().from(imports).where(one(call.workspaceId, act.id)).for('update');
    if (!record) return refuse('thing.unknown', 'There is no such import.', 'id');
    const state = nextState(record.state, act.action);
    if (!state.ok) return state;
    const change = { failure: null, ...act.change, state: state.value };
    await queries.update(imports).set(change).where(one(call.workspaceId, act.id));
    await recordChange(queries, call, {
      action: `import.${act.action}`,
      thing: 'import',
      thingId: act.id,
      detail: { from: record.state, to: state.value },
    });
    return done({ ...record, ...change });
  });
}

/** Remembers how far an import has come. @returns whether it shall go on */
export function recordBatch(
  database: Database,
  { workspaceId, id }: Pick<ImportRecord, 'workspaceId' | 'id'>,
  batch: FedBatch & { bytesRead: number; milliseconds: number },
): Promise<Outcome<boolean>> {
  return database.transact(async (queries) => {
    await addRejections(queries, { workspaceId, id }, batch.rejections);
    const [record] = await queries
      .update(imports)
      .set({
        rowsRead: sql`${imports.rowsRead} + ${batch.rows}`,
        accepted: sql`${imports.accepted} + ${batch.accepted}`,
        duplicate: sql`${imports.duplicate} + ${batch.duplicate}`,
        rejected: sql`${imports.rejected} + ${batch.rejections.length}`,
        bytesRead: batch.bytesRead,
        runMs: sql`${imports.runMs} + ${Math.round(batch.milliseconds)}`,
      })
      .where(one(workspaceId, id))
      .returning({ state: imports.state });
    return done(record?.state === 'running');
  });
}

async function addRejections(
  queries: Queries,
  { workspaceId, id }: Pick<ImportRecord, 'workspaceId' | 'id'>,
  rejections: readonly RowRejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  const rows = rejections.map((rejection) => ({
    workspaceId,
    importId: id,
    ...rejection,
    at: rejection.at?.replaceAll('\0', '\ufffd') ?? null,
    cells: maskedCells(rejection.cells),
  }));
  await queries.insert(importRejections).values(rows).onConflictDoNothing();
}

/** Rejected rows in the order of the file. @param after row number of the last one read */
export function readRejections(
  queries: Queries,
  { workspaceId, id }: Pick<ImportRecord, 'workspaceId' | 'id'>,
  page: { after: number; limit: number },
): Promise<(typeof importRejections.$inferSelect)[]> {
  return queries
    .select()
    .from(importRejections)
    .where(
      and(
        eq(importRejections.workspaceId, workspaceId),
        eq(importRejections.importId, id),
        gt(importRejections.row, page.after),
      ),
    )
    .orderBy(asc(importRejections.row))
    .limit(page.limit);
}
