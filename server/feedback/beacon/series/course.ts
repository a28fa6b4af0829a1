import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { alarms } from '../alarms/tables.ts';
import { reaches } from '../promotions/reach.ts';
import { promotions } from '../promotions/tables.ts';
import { readBins } from './bins-store.ts';
import type { SeriesRow } from './series-store.ts';
import type { BinsView } from './shapes.ts';

export const STEP_MS = { '10s': 10_000, '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 } as const;
export type StepName = keyof typeof STEP_MS;

/** Bins that one answer holds. */
export const MOST_BINS = 1_500;
/** Expectations that are asked of a detector for one answer; bins in between take the one before. */
const MOST_ASKED = 300;

/** What a detector expects: per minute, or the value or ratio itself. */
export type Expect = (at: number) => { readonly perMinute: number } | null;

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: StepName;
}

/** What a series held in a span against what was expected, with promotions and alarms in it. */
export async function readCourse(
  queries: Queries,
  row: SeriesRow,
  { span, expect }: { span: Span; expect: Expect },
): Promise<BinsView> {
  const length = STEP_MS[span.step];
  const from = Math.floor(span.from / length) * length;
  const to = Math.min(span.to, from + length * MOST_BINS);
  const held =
    row.subject.type === 'metric'
      ? await pushed(queries, row, { ...span, from, to })
      : await counted(queries, row, { ...span, from, to });
  const bins = fill(row, { held, from, to, length, expect });
  return { step: span.step, bins, ...(await around(queries, row, from, to)) };
}

interface Held {
  readonly actual: number;
  readonly denominator: number | null;
}

/** Counts by their starts; ten seconds are kept within their minutes. */
async function counted(
  queries: Queries,
  row: SeriesRow,
  { from, to, step }: Span,
): Promise<Map<number, Held>> {
  const seconds = step === '10s' ? 60 : STEP_MS[step] / 1_000;
  const start = step === '10s' ? Math.floor(from / 60_000) * 60_000 : from;
  const asked = {
    workspaceId: row.workspaceId,
    seriesId: row.id,
    step: seconds,
    from: new Date(start),
    to: new Date(to),
  };
  const held = new Map<number, Held>();
  for (const bin of await readBins(queries, asked)) {
    const at = bin.at.getTime();
    if (step !== '10s') held.set(at, bin);
    else
      for (const [n, actual] of (bin.tens ?? []).entries())
        held.set(at + n * 10_000, { actual, denominator: null });
  }
  return held;
}

/** Minutes of a pushed series, summed up; of a metric, their mean. */
async function pushed(
  queries: Queries,
  row: SeriesRow,
  { from, to, step }: Span,
): Promise<Map<number, Held>> {
  const length = step === '10s' ? 60_000 : STEP_MS[step];
  const each = row.kind === 'metric' ? sql`avg(actual)` : sql`sum(actual)`;
  const { rows } = await queries.execute<{ at: string; actual: number; denominator: number | null }>(sql`
    select (floor(extract(epoch from at) * 1000 / ${length}) * ${length})::text as at, ${each} as actual,
      sum(denominator) as denominator
    from beacon_bins
    where workspace_id = ${row.workspaceId} and series_id = ${row.id} and step = 60
      and at >= ${new Date(from).toISOString()}::timestamptz and at < ${new Date(to).toISOString()}::timestamptz
    group by 1`);
  return new Map(rows.map(({ at, ...rest }) => [Number(at), rest]));
}

interface Filling {
  readonly held: ReadonlyMap<number, Held>;
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly expect: Expect;
}

/** Every bin of the span: where nothing was counted a count is zero, and anything else unknown. */
function fill(row: SeriesRow, { held, from, to, length, expect }: Filling): BinsView['bins'] {
  const bins: BinsView['bins'] = [];
  const every = Math.max(1, Math.ceil((to - from) / length / MOST_ASKED));
  const empty = row.subject.type === 'metric' ? null : 0;
  const began = row.bornAt.getTime();
  let usual: ReturnType<Expect> = null;
  let evidence = 0;
  for (let at = from, n = 0; at < to; at += length, n += 1) {
    if (n % every === 0) usual = expect(at + length / 2);
    const bin = held.get(at);
    const counts = row.kind === 'count';
    const expected = usual === null ? null : counts ? usual.perMinute * (length / 60_000) : usual.perMinute;
    const whole = bin?.denominator ?? null;
    const actual = bin
      ? row.kind === 'ratio'
        ? whole
          ? bin.actual / whole
          : null
        : bin.actual
      : at + length > began
        ? empty
        : null;
    evidence = counts && actual !== null && expected !== null ? gather(evidence, actual, expected) : 0;
    bins.push({
      at: new Date(at).toISOString(),
      actual,
      ...(row.kind === 'ratio' ? { denominator: whole } : {}),
      expected,
      ...bandOf(row.kind, expected, whole),
      score: counts && expected !== null ? evidence : null,
    });
  }
  return bins;
}

/** Poisson likelihood of twice the rate against the expected one, never below none. */
const gather = (evidence: number, actual: number, expected: number): number =>
  Math.max(0, evidence + actual * Math.LN2 - expected);

/** Standard deviations of the band that is drawn: 99 % of all bins. */
const WIDE = 2.576;
/** Counts vary somewhat more than chance. */
const DISPERSION = 0.02;

function bandOf(kind: SeriesRow['kind'], expected: number | null, whole: number | null) {
  if (expected === null || kind === 'metric') return { low: null, high: null };
  const deviation =
    kind === 'count'
      ? Math.sqrt(expected * (1 + DISPERSION * expected))
      : Math.sqrt((expected * (1 - expected)) / Math.max(1, whole ?? 1));
  return { low: Math.max(0, expected - WIDE * deviation), high: expected + WIDE * deviation };
}

async function around(queries: Queries, row: SeriesRow, from: number, to: number) {
  const [since, until] = [new Date(from), new Date(to)];
  const planned = await queries
    .select()
    .from(promotions)
    .where(
      and(
        eq(promotions.workspaceId, row.workspaceId),
        lt(promotions.startsAt, until),
        gt(promotions.endsAt, since),
      ),
    )
    .orderBy(asc(promotions.startsAt));
  const raised = await queries
    .select({
      id: alarms.id,
      number: alarms.number,
      discoveredAt: alarms.discoveredAt,
      clearedAt: alarms.clearedAt,
    })
    .from(alarms)
    .where(
      and(
        eq(alarms.workspaceId, row.workspaceId),
        eq(alarms.seriesId, row.id),
        sql`${alarms.drillId} is null`,
        gt(alarms.discoveredAt, since),
        lt(alarms.discoveredAt, until),
      ),
    )
    .orderBy(asc(alarms.discoveredAt))
    .limit(200);
  return {
    promotions: planned
      .filter(({ scope }) => reaches(scope, row.subject))
      .map(({ id, name, startsAt, endsAt }) => ({
        id,
        name,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    alarms: raised.map((one) => ({
      ...one,
      discoveredAt: one.discoveredAt.toISOString(),
      clearedAt: one.clearedAt?.toISOString() ?? null,
    })),
  };
}
