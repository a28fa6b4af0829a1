import { sql } from 'drizzle-orm';
import { addToBins } from '../../server/feedback/beacon/series/bins-store.ts';
import {
  insertSeries,
  readSeries,
  type SeriesRow,
} from '../../server/feedback/beacon/series/series-store.ts';
import { codeOf, watchesOf } from '../../server/feedback/beacon/series/subject.ts';
import type { Database } from '../../server/platform/database/database.ts';
import { done } from '../../server/platform/errors/refusal.ts';
import { newId } from '../../server/platform/ids.ts';
import { chanceOf, type Plan, poisson } from './plan.ts';

const HOUR = 3_600_000;
const DAYS = 7;
/** Series whose hours are written at once. */
const AT_ONCE = 100;

/** A full hour of a product's made history, as its bins say. */
export interface PastHour {
  readonly at: number;
  readonly count: number;
}

/**
 * Hours of a product that were never sent but stand in the bins, as if the server had watched them: Poisson at the
 * product's own rate. The same here and in the bench, so that both know the same past.
 */
export function pastOf(plan: Plan, product: string, now: number): PastHour[] {
  const n = plan.products.indexOf(product);
  return hoursAt(plan.perMinute[n]! * 60, chanceOf(1_000 + n), now);
}

function hoursAt(perHour: number, chance: () => number, now: number): PastHour[] {
  const last = Math.floor(now / HOUR);
  return Array.from({ length: DAYS * 24 }, (_, i) => ({
    at: (last - 1 - i) * HOUR,
    count: poisson(perHour, chance),
  }));
}

/**
 * Writes a week of hours into the bins of every series, and forgets what detectors have learned from the few voices
 * that were really sent: the server makes every detector anew from the bins when it starts.
 * @param sent voices that were really sent before, by which the shares of pains are known
 */
export async function prime(
  database: Database,
  workspaceId: string,
  { plan, rate, now, sent }: { plan: Plan; rate: number; now: number; sent: number },
): Promise<number> {
  const { queries } = database;
  await addProducts(database, workspaceId, plan, now);
  const counted = await countsOf(database, workspaceId);
  const rows = await readSeries(queries, workspaceId);
  await queries.execute(sql`delete from beacon_bins where workspace_id = ${workspaceId}`);
  await queries.execute(sql`delete from watch_snapshots where workspace_id = ${workspaceId}`);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const tallies = rows.slice(from, from + AT_ONCE).flatMap((row, i) => {
      const hours =
        row.subject.type === 'attribute' && row.subject.attribute === 'product'
          ? pastOf(plan, row.subject.value, now)
          : hoursAt(((counted.get(row.id) ?? 0) / sent) * rate * 3_600, chanceOf(500_000 + from + i), now);
      return hours
        .filter(({ count }) => count > 0)
        .map(({ at, count }) => ({ seriesId: row.id, step: 3_600 as const, at, actual: count, tens: null }));
    });
    await database.transact(async (inside) => {
      await addToBins(inside, workspaceId, tallies);
      return done(null);
    });
  }
  await queries.execute(sql`update beacon_series set raised_seq = 0, born_at = to_timestamp(${(now - DAYS * 24 * HOUR) / 1_000})
    where workspace_id = ${workspaceId}`);
  return rows.length;
}

async function addProducts(database: Database, workspaceId: string, plan: Plan, now: number): Promise<void> {
  const bornAt = new Date(now - DAYS * 24 * HOUR);
  const rows = plan.products.map((value) => {
    const subject = { type: 'attribute' as const, attribute: 'product', value };
    const none = { title: null, unit: null, missingAfterMinutes: null };
    return {
      id: newId(),
      code: codeOf(subject),
      kind: 'count' as const,
      subject,
      direction: watchesOf(subject),
      bornAt,
      ...none,
    };
  });
  for (let from = 0; from < rows.length; from += 1_000) {
    await insertSeries(database.queries, workspaceId, rows.slice(from, from + 1_000));
  }
}

/** What each series really counted so far. */
async function countsOf(database: Database, workspaceId: string): Promise<Map<SeriesRow['id'], number>> {
  const { rows } = await database.queries.execute<{ id: string; count: number }>(sql`
    select series_id as id, sum(actual) as count from beacon_bins
    where workspace_id = ${workspaceId} and step = 86400 group by 1`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
