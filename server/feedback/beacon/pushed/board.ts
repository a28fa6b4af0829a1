import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { News } from '../alarms/desk.ts';
import type { AlarmRow } from '../alarms/store.ts';
import type { Point } from '../series/points.ts';
import type { SeriesRow } from '../series/series-store.ts';
import { beaconSeries } from '../series/tables.ts';
import { keepShard, readShard } from '../watching/store.ts';
import { Pushed, type PushedState, type Said } from './pushed.ts';

const MINUTE = 60_000;
/** A new detector learns from so much of the past. */
const HISTORY = 14 * 86_400_000;
/** How often points are looked for that no event told of. */
const LOOK_MS = 15_000;
const KEEP_MS = 60_000;
/** A clock that moves by more has jumped: nobody watched in between. */
const GAP_MS = 5 * MINUTE;
/** Where the states are kept: beyond all rows of the series that count voices. */
const SHARD = 1_000_000;

/** Everything that is pushed in one workspace. */
export class Board {
  readonly #queries: Queries;
  readonly workspaceId: string;
  readonly #found: (row: SeriesRow, said: Said) => void;
  #series: Map<string, Pushed> | null = null;
  #dirty = true;
  #lookedAt = 0;
  #keptAt = 0;
  #tickedAt: number;
  #watchedSince: number;
  #ticking = false;

  /** @param found an alarm has begun; must not throw */
  constructor(
    queries: Queries,
    {
      workspaceId,
      now,
      found,
    }: { workspaceId: string; now: number; found: (row: SeriesRow, said: Said) => void },
  ) {
    this.#queries = queries;
    this.workspaceId = workspaceId;
    this.#found = found;
    this.#tickedAt = now;
    this.#watchedSince = now;
  }

  of(seriesId: string): Pushed | null {
    return this.#series?.get(seriesId) ?? null;
  }

  /** Points came, or a series was changed. */
  wake(): void {
    this.#dirty = true;
  }

  /** Time goes on: minutes close, points fail to come. */
  async tick(now: number): Promise<void> {
    if (this.#ticking) return;
    this.#ticking = true;
    try {
      if (Math.abs(now - this.#tickedAt) > GAP_MS) this.#watchedSince = now;
      this.#tickedAt = now;
      if (this.#dirty || Math.abs(now - this.#lookedAt) >= LOOK_MS) await this.#look(now);
      if (this.#series!.size > 0 && Math.abs(now - this.#keptAt) >= KEEP_MS) await this.keep(now);
    } finally {
      this.#ticking = false;
    }
  }

  /** What open alarms of pushed series read now. */
  news(burning: readonly AlarmRow[], now: Date): News[] {
    return burning.flatMap((alarm) => {
      const pushed = alarm.drillId === null ? this.of(alarm.seriesId) : null;
      if (!pushed) return [];
      const { rate = alarm.rate, expected = alarm.expected } = pushed.last?.reading ?? {};
      const quiet = alarm.why === 'missing' ? pushed.missingSince === null : pushed.burning === null;
      return [
        { alarmId: alarm.id, at: now, rate: alarm.why === 'missing' && !quiet ? 0 : rate, expected, quiet },
      ];
    });
  }

  async keep(now: number): Promise<void> {
    if (this.#series === null || this.#series.size === 0) return;
    this.#keptAt = now;
    const states = [...this.#series].map(([id, pushed]) => [id, pushed.state()] as const);
    await keepShard(this.#queries, this.workspaceId, { shard: SHARD, seq: 0, painSeq: 0, states });
  }

  async #look(now: number): Promise<void> {
    this.#dirty = false;
    this.#lookedAt = now;
    await this.#read(now);
    const series = this.#series!;
    if (series.size === 0) return;
    for (const { id, ...point } of await this.#points(now)) {
      const pushed = series.get(id);
      const said = pushed?.score(point);
      // What lies long back only teaches.
      if (pushed && said && now - point.at < 60 * MINUTE) this.#found(pushed.row, said);
    }
    for (const pushed of series.values()) {
      const said = pushed.look(now, this.#watchedSince);
      if (said) this.#found(pushed.row, said);
    }
  }

  /** Series as they are now; those that are new, or were made more or less sensitive, get their detector. */
  async #read(now: number): Promise<void> {
    const kept =
      this.#series === null ? await readShard<PushedState>(this.#queries, this.workspaceId, SHARD) : null;
    const rows = await this.#queries
      .select()
      .from(beaconSeries)
      .where(
        and(eq(beaconSeries.workspaceId, this.workspaceId), sql`${beaconSeries.subject}->>'type' = 'metric'`),
      )
      .orderBy(asc(beaconSeries.id));
    const before = this.#series ?? new Map<string, Pushed>();
    this.#series = new Map(
      rows.map((row) => {
        const known = before.get(row.id);
        if (known && known.row.sensitivity === row.sensitivity) {
          known.row = row;
          return [row.id, known];
        }
        const state = known?.state() ?? kept?.get(row.id) ?? { detector: null, scoredUntil: now - HISTORY };
        return [row.id, new Pushed(row, state)];
      }),
    );
  }

  /** Minutes that are over and not scored, in order. */
  async #points(now: number): Promise<(Point & { id: string })[]> {
    const series = [...this.#series!.values()];
    const { rows } = await this.#queries.execute<{
      id: string;
      at: string;
      actual: number;
      denominator: number | null;
    }>(sql`
      select b.series_id as id, b.at, b.actual, b.denominator
      from unnest(${sql.param(series.map(({ row }) => row.id))}::uuid[],
        ${sql.param(series.map(({ scoredUntil }) => new Date(scoredUntil).toISOString()))}::timestamptz[])
        as t (id, after)
      join beacon_bins b on b.workspace_id = ${this.workspaceId} and b.series_id = t.id and b.step = 60
        and b.at > t.after and b.at <= ${new Date(now - MINUTE).toISOString()}::timestamptz
      order by b.at`);
    return rows.map((row) => ({ ...row, at: new Date(row.at).getTime() }));
  }
}
