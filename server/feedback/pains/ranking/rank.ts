import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { holding } from '../holding.ts';
import type { Window } from '../window.ts';
import type { Counted, Sort } from './ask.ts';
import { countsOf } from './counts.ts';
import type { Cursor } from './cursor.ts';

/** What is ranked, how, and which page of it. */
export interface Ranking {
  readonly window: Window;
  readonly counted: Counted | null;
  readonly sort: Sort;
  readonly nature: 'pain' | 'delight' | null;
  readonly muted: boolean | null;
  readonly archived: boolean | null;
  readonly theme: number | null;
  /** Voices in the window, at least. */
  readonly least: number;
  readonly text: string | null;
  readonly ids: readonly string[] | null;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** A pain in a ranking, with the figures that order it. */
export type Ranked = {
  id: string;
  title: string;
  titled_by: 'words' | 'person';
  nature: 'pain' | 'delight';
  words: { word: string; weight: number }[];
  typical: string[];
  first_voice_at: Date | string;
  last_voice_at: Date | string;
  muted_at: Date | string | null;
  archived_at: Date | string | null;
  version: number;
  voices: number;
  mood: number | null;
  last: number;
  before: number;
  place: number;
  total: number;
};

/** Larger first. The trend is weighed as a difference of two counts in standard errors, so that 1 → 3 is no landslide. */
const PLACE: Record<Sort, SQL> = {
  volume: sql`coalesce(c.voices, 0)::float8`,
  trend: sql`(coalesce(c.last - c.before, 0) / sqrt(coalesce(c.last + c.before, 0) + 1))::float8`,
  mood: sql`coalesce(-c.mood_sum / nullif(c.voices, 0), -2)::float8`,
  newest: sql`extract(epoch from r.first_voice_at)::float8`,
  recent: sql`extract(epoch from r.last_voice_at)::float8`,
};

/** One page of the living pains in order. */
export async function rankPains(
  queries: Queries,
  call: { workspaceId: string; now: Date },
  ranking: Ranking,
): Promise<Ranked[]> {
  const { after, limit } = ranking;
  const counts = countsOf(call.workspaceId, call.now, ranking);
  const { rows } = await queries.execute<Ranked>(sql`
    with counts as (${counts}), ranked as (
      select r.id, r.title, r.titled_by, r.nature, r.words, r.typical, r.first_voice_at, r.last_voice_at, r.muted_at,
        r.archived_at, r.version, coalesce(c.voices, 0) as voices,
        (c.mood_sum / nullif(c.voices, 0))::float8 as mood, coalesce(c.last, 0) as last,
        coalesce(c.before, 0) as before, ${PLACE[ranking.sort]} as place, (count(*) over ())::int as total
      from counts c join pains r on r.workspace_id = ${call.workspaceId} and r.id = c.id
      where ${conditions(ranking)}
    )
    select * from ranked
    ${after ? sql`where (place, id) < (${after.place}::float8, ${after.id}::uuid)` : sql``}
    order by place desc, id desc limit ${limit}`);
  return rows;
}

function conditions({ nature, muted, archived, text, theme, least }: Ranking): SQL {
  const wanted = [
    ...(nature === null ? [] : [sql`r.nature = ${nature}`]),
    ...(muted === null ? [] : [muted ? sql`r.muted_at is not null` : sql`r.muted_at is null`]),
    ...(archived === null ? [] : [archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`]),
    ...(theme === null ? [] : [sql`r.theme = ${theme}`]),
    ...(least === 0 ? [] : [sql`coalesce(c.voices, 0) >= ${least}`]),
    ...(text === null ? [] : [containing(text)]),
  ];
  return wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `);
}

function containing(text: string): SQL {
  const pattern = holding(text);
  return sql`(r.title ilike ${pattern} or exists (
    select from jsonb_array_elements(r.words) w where w ->> 'word' ilike ${pattern}))`;
}
