import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { type Columns, each, table } from '../../listening/store/columns.ts';
import { beaconBins } from './tables.ts';
import { KEPT, type Tally } from './tallies.ts';

/** Rows that one statement writes. */
const PAGE = 2_000;

const COUNTS: Columns<Tally> = {
  series: ['uuid', (row) => row.seriesId],
  step: ['int4', (row) => row.step],
  at: ['timestamptz', (row) => new Date(row.at).toISOString()],
  actual: ['float8', (row) => row.actual],
  // An array of arrays cannot be ragged, so each goes as text.
  tens: ['text', (row) => (row.tens === null ? null : `{${row.tens.join(',')}}`)],
};

/** Adds counts to the bins, in the caller's transaction. */
export async function addToBins(
  queries: Queries,
  workspaceId: string,
  tallies: readonly Tally[],
): Promise<void> {
  for (let from = 0; from < tallies.length; from += PAGE) {
    await each(
      queries,
      tallies.slice(from, from + PAGE),
      (rows) => sql`
      insert into beacon_bins as b (workspace_id, series_id, step, at, actual, tens)
      select ${workspaceId}::uuid, t.series, t.step, t.at, t.actual, t.tens::int2[] from ${table(rows, COUNTS)}
      on conflict (workspace_id, series_id, step, at) do update set
        actual = b.actual + excluded.actual,
        tens = case when excluded.tens is null then b.tens when b.tens is null then excluded.tens else array[
          b.tens[1] + excluded.tens[1], b.tens[2] + excluded.tens[2], b.tens[3] + excluded.tens[3],
          b.tens[4] + excluded.tens[4], b.tens[5] + excluded.tens[5], b.tens[6] + excluded.tens[6]]::int2[] end`,
    );
  }
}

export type BinRow = Pick<typeof beaconBins.$inferSelect, 'at' | 'actual' | 'denominator' | 'tens'>;

/** Bins of one series and step in a span, oldest first. */
export function readBins(
  queries: Queries,
  {
    workspaceId,
    seriesId,
    step,
    from,
    to,
  }: { workspaceId: string; seriesId: string; step: number; from: Date; to: Date },
): Promise<BinRow[]> {
  return queries
    .select({
      at: beaconBins.at,
      actual: beaconBins.actual,
      denominator: beaconBins.denominator,
      tens: beaconBins.tens,
    })
    .from(beaconBins)
    .where(
      and(
        eq(beaconBins.workspaceId, workspaceId),
        eq(beaconBins.seriesId, seriesId),
        eq(beaconBins.step, step),
        gte(beaconBins.at, from),
        lt(beaconBins.at, to),
      ),
    )
    .orderBy(asc(beaconBins.at));
}

/** Removes bins that are too old for their step. Bins of pushed series are the only record of them and stay longer. */
export async function forgetBins(queries: Queries, now: Date): Promise<void> {
  for (const [step, kept] of Object.entries(KEPT)) {
    if (!Number.isFinite(kept)) continue;
    const before = new Date(now.getTime() - kept);
    await queries.execute(sql`
      delete from beacon_bins b using beacon_series s
      where b.step = ${Number(step)} and b.at < ${before.toISOString()}::timestamptz
        and s.workspace_id = b.workspace_id and s.id = b.series_id and s.subject->>'type' <> 'metric'`);
  }
}
