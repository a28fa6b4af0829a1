import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';

/** Events that one answer holds; the newest. */
const EVENTS = 100;

export const ThemeEventView = Type.Object({
  id: Type.String(),
  type: Type.String(),
  at: Type.String(),
  actorName: Type.String(),
  other: Type.Union([Type.Object({ theme: Type.Integer(), title: Type.String() }), Type.Null()]),
  detail: Type.Record(Type.String(), Type.Unknown()),
  undone: Type.Boolean(),
});
export type ThemeEventView = Static<typeof ThemeEventView>;

type Row = {
  id: string;
  type: string;
  at: Date | string;
  actor_name: string;
  other: number | null;
  other_title: string | null;
  detail: Record<string, unknown>;
  undone: boolean;
};

/** What became of a theme, and what it took in, in the order in which it happened. */
export async function readThemeLineage(
  queries: Queries,
  workspaceId: string,
  theme: number,
): Promise<ThemeEventView[]> {
  const { rows } = await queries.execute<Row>(sql`
    select e.id, e.type, e.at, e.actor_name, e.detail, exists (select from theme_events u
        where u.workspace_id = e.workspace_id and u.theme = e.theme and u.detail ->> 'undoes' = e.id::text) as undone,
      k.theme as other, k.title as other_title
    from theme_events e left join pain_themes k on k.workspace_id = e.workspace_id
      and k.theme = case when e.theme = ${theme} then e.other else e.theme end
    where e.workspace_id = ${workspaceId} and (e.theme = ${theme} or e.other = ${theme})
    order by e.id desc limit ${EVENTS}`);
  return rows.reverse().map(({ at, actor_name, other, other_title, ...row }) => ({
    ...row,
    at: new Date(at).toISOString(),
    actorName: actor_name,
    other: other === null ? null : { theme: other, title: other_title! },
  }));
}
