import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Queries } from '../../../platform/database/database.ts';
import { alarms } from '../alarms/tables.ts';
import { keptShare, LEGS, type Leg, legsOf, quantile } from './legs.ts';

export interface LegFigures {
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Alarms that walked this leg. */
  readonly n: number;
}

/** One day of the month, in the workspace's time zone. */
export interface ClockDay {
  readonly day: string;
  readonly alarms: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly within: number | null;
}

export interface Month {
  readonly month: string;
  readonly alarms: number;
  /** Share of the alarms that a person said were false. */
  readonly falseShare: number;
  readonly legs: Readonly<Record<Leg, LegFigures>>;
  /** Share of those enforced everywhere that were so within the promise; null where none was. */
  readonly within: number | null;
  readonly days: readonly ClockDay[];
}

const COLUMNS = {
  state: alarms.state,
  right: alarms.right,
  decidableAt: alarms.decidableAt,
  discoveredAt: alarms.discoveredAt,
  locatedAt: alarms.locatedAt,
  acknowledgedAt: alarms.acknowledgedAt,
  deployedAt: alarms.deployedAt,
  enforcedAt: alarms.enforcedAt,
  fellAt: alarms.fellAt,
  clearedAt: alarms.clearedAt,
};

/**
 * A month of the clock. Counted are alarms discovered in it, by the workspace's days; not drills, and not members,
 * whose head stands for them. Legs leave out what was false: nobody promises to contain what does not burn.
 * @param month `YYYY-MM`
 */
export async function readMonth(
  queries: Queries,
  workspaceId: string,
  { month, timeZone }: { month: string; timeZone: string },
): Promise<Month> {
  const first = DateTime.fromISO(`${month}-01`, { zone: timeZone });
  const found = await queries
    .select(COLUMNS)
    .from(alarms)
    .where(
      and(
        eq(alarms.workspaceId, workspaceId),
        gte(alarms.discoveredAt, first.toJSDate()),
        lt(alarms.discoveredAt, first.plus({ months: 1 }).toJSDate()),
        isNull(alarms.drillId),
        isNull(alarms.parentId),
      ),
    );
  const walked = found
    .filter(({ right }) => right !== false)
    .map((row) => ({ day: dayOf(row.discoveredAt, timeZone), legs: legsOf(row) }));
  const dayOfAll = Map.groupBy(found, (row) => dayOf(row.discoveredAt, timeZone));
  const wholes = (list: typeof walked) => list.flatMap(({ legs }) => legs.whole ?? []);
  return {
    month,
    alarms: found.length,
    falseShare: found.length === 0 ? 0 : (found.length - walked.length) / found.length,
    legs: Object.fromEntries(
      LEGS.map((leg) => [leg, figuresOf(walked.flatMap(({ legs }) => legs[leg] ?? []))]),
    ) as Record<Leg, LegFigures>,
    within: keptShare(wholes(walked)),
    days: [...dayOfAll.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, all]) => {
        const whole = wholes(walked.filter((one) => one.day === day));
        const { p50Ms, p99Ms } = figuresOf(whole);
        return { day, alarms: all.length, p50Ms, p99Ms, within: keptShare(whole) };
      }),
  };
}

const figuresOf = (values: readonly number[]): LegFigures => ({
  p50Ms: quantile(values, 0.5),
  p99Ms: quantile(values, 0.99),
  n: values.length,
});

const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd');

/** The month that a moment lies in. */
export const monthOf = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM');
