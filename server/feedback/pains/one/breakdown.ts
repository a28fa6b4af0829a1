import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { endOfDay, type Window, windowBefore } from '../window.ts';
import { type Baselines, facetsOfVoice } from './baseline.ts';
import type { Asked } from './said.ts';

/** Values of one attribute that an answer shows; the rest is `others`. */
const VALUES = 20;
/** Below this many points a lift says nothing. */
const ENOUGH = 5;

export const BreakdownView = Type.Object({
  /** `channel`, `language`, an attribute of the voice by its key, or `author.KEY` such as the author's role. */
  attribute: Type.String(),
  /** Points in the window whose voice has this attribute. */
  known: Type.Integer(),
  values: Type.Array(
    Type.Object({
      value: Type.String(),
      voices: Type.Integer(),
      before: Type.Integer(),
      share: Type.Number(),
      lift: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  /** Points with rarer values than those shown. */
  others: Type.Integer(),
});
export type BreakdownView = Static<typeof BreakdownView>;

type Count = { attribute: string; value: string; voices: number; before: number };

/** Where a pain is: its points by the value of each attribute, in the window and in the one before. */
export async function readBreakdown(
  queries: Queries,
  asked: Asked & { window: Window; baselines: Baselines },
): Promise<BreakdownView[]> {
  const { window } = asked;
  const counts = await countFacets(queries, asked, window);
  const baseline = await asked.baselines.of(queries, asked.workspaceId, window);
  // Every voice has a language, so its counts add up to all points.
  const all = sum(counts.filter(({ attribute }) => attribute === 'language'));
  return [...Map.groupBy(counts, ({ attribute }) => attribute)]
    .filter(([, values]) => isTelling(values))
    .map(([attribute, values]) => {
      const shown = values.slice(0, VALUES);
      const known = sum(values);
      return {
        attribute,
        known,
        values: shown.map(({ value, voices, before }) => {
          const share = all === 0 ? 0 : voices / all;
          const usual = baseline.share(attribute, value);
          const lift = voices < ENOUGH || usual === 0 ? null : share / usual;
          return { value, voices, before, share, lift };
        }),
        others: known - sum(shown),
      };
    })
    .sort((a, b) => b.known - a.known || (a.attribute < b.attribute ? -1 : 1));
}

const sum = (counts: readonly Count[]): number => counts.reduce((all, { voices }) => all + voices, 0);

/** An attribute with a value of its own for nearly every voice, such as an order number, says nothing of where. */
function isTelling(values: readonly Count[]): boolean {
  const known = sum(values);
  return known > 0 && (values.length <= VALUES || values.length < known / 2);
}

async function countFacets(queries: Queries, asked: Asked, window: Window): Promise<Count[]> {
  const before = windowBefore(window);
  const { rows } = await queries.execute<Count>(sql`
    with said as materialized (
      select o.occurred_at >= ${`${window.from}T00:00:00Z`} as now, v.channel, v.language, v.attributes,
        v.author_attributes
      from pains p
      join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id
      join voices v on v.workspace_id = o.workspace_id and v.id = o.voice_id
      where p.workspace_id = ${asked.workspaceId} and p.resolved_id = ${asked.painId} and not o.repeat
        and o.occurred_at >= ${`${before.from}T00:00:00Z`} and o.occurred_at < ${`${endOfDay(window.to)}T00:00:00Z`}
    )
    select f.attribute, f.value, (count(*) filter (where s.now))::int as voices,
      (count(*) filter (where not s.now))::int as before
    from said s cross join lateral (${facetsOfVoice('s')}) f
    group by 1, 2 order by 1, 3 desc, 4 desc, 2`);
  return rows;
}
