import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { type Columns, each, table } from '../../listening/store/columns.ts';
import { pains } from '../../pains/tables.ts';
import { beaconBins, beaconSeries } from './tables.ts';

export type SeriesRow = typeof beaconSeries.$inferSelect;

/** What a series is when it begins. */
export type NewSeries = Pick<
  SeriesRow,
  'id' | 'code' | 'kind' | 'subject' | 'title' | 'unit' | 'direction' | 'missingAfterMinutes' | 'bornAt'
>;

const NEW: Columns<NewSeries> = {
  id: ['uuid', (row) => row.id],
  code: ['text', (row) => row.code],
  kind: ['text', (row) => row.kind],
  subject: ['text', (row) => JSON.stringify(row.subject)],
  title: ['text', (row) => row.title],
  unit: ['text', (row) => row.unit],
  direction: ['text', (row) => row.direction],
  missing: ['int4', (row) => row.missingAfterMinutes],
  born: ['timestamptz', (row) => row.bornAt.toISOString()],
};

/** Stores series; those whose code is taken are left as they are. */
export async function insertSeries(
  queries: Queries,
  workspaceId: string,
  rows: readonly NewSeries[],
): Promise<void> {
  await each(
    queries,
    rows,
    (some) => sql`
    insert into beacon_series (workspace_id, id, code, kind, subject, title, unit, direction, missing_after_minutes,
      born_at)
    select ${workspaceId}::uuid, t.id, t.code, t.kind, t.subject::jsonb, t.title, t.unit, t.direction, t.missing, t.born
    from ${table(some, NEW)} on conflict do nothing`,
  );
}

/** Remembers which voice raised the newest alarm of a series. */
export async function markRaised(
  queries: Queries,
  workspaceId: string,
  raised: readonly { id: string; seq: number }[],
): Promise<void> {
  await each(
    queries,
    raised,
    (rows) => sql`
    update beacon_series s set raised_seq = t.seq
    from ${table(rows, { id: ['uuid', (row) => row.id], seq: ['int8', (row) => row.seq] })}
    where s.workspace_id = ${workspaceId} and s.id = t.id`,
  );
}

/** Every series of the workspace, in the order of their making. */
export function readSeries(queries: Queries, workspaceId: string): Promise<SeriesRow[]> {
  return queries
    .select()
    .from(beaconSeries)
    .where(eq(beaconSeries.workspaceId, workspaceId))
    .orderBy(asc(beaconSeries.id));
}

/** A series by its code, or by its id; null where there is none. */
export async function findSeries(
  queries: Queries,
  workspaceId: string,
  code: string,
): Promise<SeriesRow | null> {
  const named = new RegExp(UUID_PATTERN).test(code) ? eq(beaconSeries.id, code) : eq(beaconSeries.code, code);
  const [row] = await queries
    .select()
    .from(beaconSeries)
    .where(and(eq(beaconSeries.workspaceId, workspaceId), named));
  return row ?? null;
}

/** A page of series by code. */
export function listSeries(
  queries: Queries,
  workspaceId: string,
  asked: {
    search?: string | undefined;
    kind?: SeriesRow['kind'] | undefined;
    subject?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<SeriesRow[]> {
  const { search, kind, subject, after } = asked;
  const like = search === undefined ? undefined : `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return queries
    .select()
    .from(beaconSeries)
    .where(
      and(
        eq(beaconSeries.workspaceId, workspaceId),
        like === undefined
          ? undefined
          : sql`(${beaconSeries.code} ilike ${like} or ${beaconSeries.title} ilike ${like} or exists (
              select from pains p where p.workspace_id = ${beaconSeries.workspaceId}
                and ${beaconSeries.subject}->>'painId' = p.id::text and p.title ilike ${like}))`,
        kind === undefined ? undefined : eq(beaconSeries.kind, kind),
        subject === undefined ? undefined : sql`${beaconSeries.subject}->>'type' = ${subject}`,
        after === undefined ? undefined : gt(beaconSeries.code, after),
      ),
    )
    .orderBy(asc(beaconSeries.code))
    .limit(asked.limit);
}

export async function countSeries(queries: Queries, workspaceId: string): Promise<number> {
  const { rows } = await queries.execute<{ n: number }>(
    sql`select count(*)::int as n from beacon_series where workspace_id = ${workspaceId}`,
  );
  return rows[0]!.n;
}

/** Removes series and their bins. */
export async function removeSeries(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await queries
    .delete(beaconBins)
    .where(and(eq(beaconBins.workspaceId, workspaceId), inArray(beaconBins.seriesId, [...ids])));
  await queries
    .delete(beaconSeries)
    .where(and(eq(beaconSeries.workspaceId, workspaceId), inArray(beaconSeries.id, [...ids])));
}

/** Titles of pains, by id. */
export async function painTitles(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await queries
    .select({ id: pains.id, title: pains.title })
    .from(pains)
    .where(and(eq(pains.workspaceId, workspaceId), inArray(pains.id, [...ids])));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
