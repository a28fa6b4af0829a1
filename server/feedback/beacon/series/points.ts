import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { type Columns, table } from '../../listening/store/columns.ts';
import type { SeriesRow } from './series-store.ts';
import type { PointsBody } from './shapes.ts';

const MINUTE = 60_000;
/** How far a sender's clock may run ahead, and how far back a point may lie. */
const AHEAD = 5 * MINUTE;
const OLDEST = 400 * 86_400_000;

/** A minute of a pushed series. */
export interface Point {
  readonly at: number;
  readonly actual: number;
  readonly denominator: number | null;
}

/**
 * Points as minutes. Rules:
 * P1 A ratio has a numerator and a denominator, everything else a value.
 * P2 One minute holds one point: the last of those that are sent.
 */
export function pointsOf(
  { kind }: Pick<SeriesRow, 'kind'>,
  { points }: PointsBody,
  now: Date,
): Outcome<Point[]> {
  const minutes = new Map<number, Point>();
  for (const [n, point] of points.entries()) {
    const where = `/points/${n}`;
    const at = Math.floor(Date.parse(point.at) / MINUTE) * MINUTE;
    if (at > now.getTime() + AHEAD || at < now.getTime() - OLDEST) {
      return refuse('request.invalid', 'The time lies too far away.', `${where}/at`);
    }
    const { value, numerator, denominator } = point;
    if (kind === 'ratio') {
      if (
        numerator === undefined ||
        denominator === undefined ||
        value !== undefined ||
        numerator > denominator
      ) {
        return refuse('request.invalid', 'A ratio has a numerator of at most its denominator.', where);
      }
      minutes.set(at, { at, actual: numerator, denominator });
      continue;
    }
    if (value === undefined || numerator !== undefined || denominator !== undefined) {
      return refuse('request.invalid', 'This series takes a value.', where);
    }
    if (kind === 'count' && value < 0)
      return refuse('request.invalid', 'A count is not negative.', `${where}/value`);
    minutes.set(at, { at, actual: value, denominator: null });
  }
  return done([...minutes.values()]);
}

const POINT: Columns<Point> = {
  at: ['timestamptz', (row) => new Date(row.at).toISOString()],
  actual: ['float8', (row) => row.actual],
  denominator: ['float8', (row) => row.denominator],
};

/** Writes minutes; one that is there already is replaced. */
export async function writePoints(
  queries: Queries,
  { workspaceId, id }: Pick<SeriesRow, 'workspaceId' | 'id'>,
  points: readonly Point[],
): Promise<void> {
  await queries.execute(sql`
    insert into beacon_bins as b (workspace_id, series_id, step, at, actual, denominator)
    select ${workspaceId}::uuid, ${id}::uuid, 60, t.at, t.actual, t.denominator from ${table(points, POINT)}
    on conflict (workspace_id, series_id, step, at) do update
      set actual = excluded.actual, denominator = excluded.denominator`);
  const last = new Date(Math.max(...points.map(({ at }) => at)));
  await queries.execute(sql`
    update beacon_series set last_at = greatest(last_at, ${last.toISOString()}::timestamptz)
    where workspace_id = ${workspaceId} and id = ${id}`);
}
