import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../../platform/clock.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { endOfDay, type Window } from '../window.ts';

/** How long the shares among all voices may be out of date, in milliseconds: they move slowly. */
const FRESH = 60_000;
/** Voices that stand for all of them where there are more; the newest. */
const SAMPLE = 20_000;

/** The attributes of a voice (a row called `name`) as rows of attribute and value. */
export const facetsOfVoice = (name: string): SQL => {
  const row = sql.raw(name);
  return sql`
    select 'channel' as attribute, ${row}.channel as value where ${row}.channel is not null
    union all select 'language', ${row}.language
    union all select a.key, a.value from jsonb_each_text(${row}.attributes) a
    union all select 'author.' || a.key, a.value from jsonb_each_text(${row}.author_attributes) a`;
};

/** Shares of values among all voices of a window. */
export interface Baseline {
  /** 0…1; 0 where the value was not seen. */
  share(attribute: string, value: string): number;
}

export interface Baselines {
  of(queries: Queries, workspaceId: string, window: Window): Promise<Baseline>;
}

/** Keeps the shares among all voices for a while, so that each page does not count everything again. */
export function keepBaselines(clock: Clock): Baselines {
  const kept = new Map<string, { at: number; baseline: Promise<Baseline> }>();
  return {
    of: (queries, workspaceId, window) => {
      const now = clock.now().getTime();
      const name = `${workspaceId} ${window.from} ${window.to}`;
      const known = kept.get(name);
      if (known && now - known.at < FRESH) return known.baseline;
      for (const [other, { at }] of kept) if (now - at >= FRESH) kept.delete(other);
      const baseline = readBaseline(queries, workspaceId, window);
      kept.set(name, { at: now, baseline });
      baseline.catch(() => kept.delete(name));
      return baseline;
    },
  };
}

async function readBaseline(queries: Queries, workspaceId: string, window: Window): Promise<Baseline> {
  const { rows } = await queries.execute<{ attribute: string; value: string; n: number }>(sql`
    with said as materialized (
      select channel, language, attributes, author_attributes from voices
      where workspace_id = ${workspaceId} and occurred_at >= ${`${window.from}T00:00:00Z`}
        and occurred_at < ${`${endOfDay(window.to)}T00:00:00Z`}
      order by occurred_at desc limit ${SAMPLE}
    )
    select f.attribute, f.value, count(*)::int as n
    from said s cross join lateral (${facetsOfVoice('s')}) f group by 1, 2`);
  const all = rows.reduce((sum, { attribute, n }) => (attribute === 'language' ? sum + n : sum), 0);
  const shares = new Map(rows.map(({ attribute, value, n }) => [`${attribute} ${value}`, n / all]));
  return { share: (attribute, value) => shares.get(`${attribute} ${value}`) ?? 0 };
}
