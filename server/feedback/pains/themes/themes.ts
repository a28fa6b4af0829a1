import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { countsOf } from '../ranking/counts.ts';
import type { Window } from '../window.ts';

/** Themes that one answer holds; the loudest. */
const MOST = 200;

/** What several pains are about, as of the last grouping anew. */
export const ThemeView = Type.Object({
  theme: Type.Integer({ description: 'For `theme` of the list of pains' }),
  title: Type.String({ description: 'The title of its loudest pain' }),
  nature: Type.String({ enum: ['pain', 'delight'] }),
  pains: Type.Integer(),
  voices: Type.Integer(),
  mood: Type.Union([Type.Number(), Type.Null()]),
});
export type ThemeView = Static<typeof ThemeView>;

/** Themes with a voice in the window, the loudest first; muted and archived pains are left out. */
export async function readThemes(
  queries: Queries,
  call: { workspaceId: string; now: Date },
  { window, least }: { window: Window; least: number },
): Promise<ThemeView[]> {
  const counts = countsOf(call.workspaceId, call.now, { window, counted: null, ids: null });
  const { rows } = await queries.execute<ThemeView & Record<string, unknown>>(sql`
    with counts as (${counts})
    select r.theme, (array_agg(r.title order by c.voices desc, r.id))[1] as title, r.nature, count(*)::int as pains,
      sum(c.voices)::int as voices, (sum(c.mood_sum) / nullif(sum(c.voices), 0))::float8 as mood
    from counts c join pains r on r.workspace_id = ${call.workspaceId} and r.id = c.id
    where r.theme is not null and r.muted_at is null and r.archived_at is null and c.voices >= ${Math.max(1, least)}
    group by r.theme, r.nature order by voices desc, r.theme limit ${MOST}`);
  return rows;
}
