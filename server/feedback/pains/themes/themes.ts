import { type SQL, sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { countsOf } from '../ranking/counts.ts';
import { daysOf, type Window } from '../window.ts';

/** Themes that one answer holds; the loudest. */
const MOST = 200;
/** Pains that a theme in a list names. */
const NAMED = 4;

const Named = Type.Object({ id: Type.String(), title: Type.String(), voices: Type.Integer() });

/** What several pains are about, as of the last grouping anew. */
export const ThemeView = Type.Object({
  theme: Type.Integer({ description: 'Its lasting number; for `theme` of the list of pains' }),
  title: Type.String(),
  titledBy: Type.String({ enum: ['words', 'person'] }),
  nature: Type.String({ enum: ['pain', 'delight'] }),
  words: Type.Array(Type.String()),
  pains: Type.Integer({ description: 'Pains with a voice in the window' }),
  /** The loudest of them. */
  loudest: Type.Array(Named),
  voices: Type.Integer(),
  mood: Type.Union([Type.Number(), Type.Null()]),
  trend: Type.Object({
    last: Type.Integer(),
    before: Type.Integer(),
    change: Type.Union([Type.Number(), Type.Null()]),
  }),
  daily: Type.Array(Type.Integer()),
  bornAt: Type.String(),
  endedAt: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
});
export type ThemeView = Static<typeof ThemeView>;

export interface ThemesAsked {
  readonly window: Window;
  /** Voices in the window that a pain must have. */
  readonly least: number;
  readonly nature: 'pain' | 'delight' | null;
  /** Only this one, ended or not, however few speak of it. */
  readonly theme: number | null;
}

type Row = Omit<ThemeView, 'trend' | 'daily' | 'bornAt' | 'endedAt'> & {
  last: number;
  before: number;
  born_at: Date | string;
  ended_at: Date | string | null;
};

type Call = { workspaceId: string; now: Date };

/** Themes with a voice in the window, the loudest first; muted and archived pains are left out. */
export async function readThemes(queries: Queries, call: Call, asked: ThemesAsked): Promise<ThemeView[]> {
  const counts = countsOf(call.workspaceId, call.now, { window: asked.window, counted: null, ids: null });
  const { rows } = await queries.execute<Row>(sql`
    with counts as (${counts}), own as (
      select r.theme, r.id, r.title, c.voices, c.mood_sum, c.last, c.before,
        row_number() over (partition by r.theme order by c.voices desc, r.id) as place
      from counts c join pains r on r.workspace_id = ${call.workspaceId} and r.id = c.id
      where r.theme is not null and r.muted_at is null and r.archived_at is null
        and c.voices >= ${asked.theme === null ? Math.max(1, asked.least) : 0})
    select k.theme, k.title, k.titled_by as "titledBy", k.nature, k.words, k.born_at, k.ended_at, k.version,
      count(o.id)::int as pains, coalesce(sum(o.voices), 0)::int as voices,
      (sum(o.mood_sum) / nullif(sum(o.voices), 0))::float8 as mood,
      coalesce(sum(o.last), 0)::int as last, coalesce(sum(o.before), 0)::int as before,
      coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'voices', o.voices) order by o.place)
        filter (where o.place <= ${NAMED}), '[]') as loudest
    from pain_themes k ${asked.theme === null ? sql`` : sql`left`} join own o on o.theme = k.theme
    where k.workspace_id = ${call.workspaceId} ${narrowed(asked)}
    group by k.workspace_id, k.theme order by voices desc, k.theme limit ${MOST}`);
  const daily = await readDaily(queries, call, {
    window: asked.window,
    themes: rows.map(({ theme }) => theme),
  });
  return rows.map(({ last, before, born_at, ended_at, ...row }) => ({
    ...row,
    trend: { last, before, change: before === 0 ? null : last / before - 1 },
    daily: daily.get(row.theme) ?? [],
    bornAt: new Date(born_at).toISOString(),
    endedAt: ended_at === null ? null : new Date(ended_at).toISOString(),
  }));
}

function narrowed({ nature, theme }: ThemesAsked): SQL {
  if (theme !== null) return sql`and k.theme = ${theme}`;
  return nature === null ? sql`and k.ended_at is null` : sql`and k.ended_at is null and k.nature = ${nature}`;
}

/** Voices of each day of the window, by theme. */
async function readDaily(
  queries: Queries,
  { workspaceId }: Call,
  { window, themes }: { window: Window; themes: readonly number[] },
): Promise<Map<number, number[]>> {
  const places = new Map(daysOf(window).map((day, i) => [day, i]));
  const daily = new Map(themes.map((theme) => [theme, new Array<number>(window.days).fill(0)]));
  const { rows } = await queries.execute<{ theme: number; day: string; voices: number }>(sql`
    select r.theme, d.day::text as day, sum(d.voices)::int as voices
    from pain_days d join pains p on p.workspace_id = d.workspace_id and p.id = d.pain_id
    join pains r on r.workspace_id = p.workspace_id and r.id = p.resolved_id
    where d.workspace_id = ${workspaceId} and d.day between ${window.from} and ${window.to}
      and r.theme = any(${sql.param([...themes])}::int4[]) and r.muted_at is null and r.archived_at is null
    group by 1, 2`);
  for (const { theme, day, voices } of rows) daily.get(theme)![places.get(day)!] = voices;
  return daily;
}
