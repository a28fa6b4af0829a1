import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Queries } from '../../platform/database/database.ts';

/** Voices that arrived last and are counted: enough to know what can be filtered by. */
const SAMPLE = 5_000;
const MOST_VALUES = 30;
const MOST_KEYS = 64;
const FRESH_MS = 60_000;

const Values = Type.Array(Type.Object({ value: Type.String(), voices: Type.Integer() }));

/** What voices can be filtered by, counted over the 5,000 that arrived last. */
export const FacetsView = Type.Object({
  voices: Type.Integer(),
  channels: Values,
  sources: Values,
  languages: Values,
  attributes: Type.Array(Type.Object({ key: Type.String(), values: Values })),
});
export type Facets = Static<typeof FacetsView>;

type CountRow = { facet: string; value: string; voices: number };

/** Counts the facets of a workspace at most once a minute. */
export function createFacets(clock: Clock): (queries: Queries, workspaceId: string) => Promise<Facets> {
  const known = new Map<string, { at: number; facets: Promise<Facets> }>();
  return (queries, workspaceId) => {
    const now = clock.now().getTime();
    const fresh = known.get(workspaceId);
    if (fresh && now - fresh.at < FRESH_MS) return fresh.facets;
    const facets = countFacets(queries, workspaceId);
    known.set(workspaceId, { at: now, facets });
    facets.catch(() => known.delete(workspaceId));
    return facets;
  };
}

async function countFacets(queries: Queries, workspaceId: string): Promise<Facets> {
  const { rows } = await queries.execute<CountRow>(sql`
    with sample as materialized (
      select channel, source, language, attributes from voices where workspace_id = ${workspaceId}
      order by seq desc limit ${SAMPLE}
    ), named as (
      select 'channel' as facet, channel as value from sample where channel is not null
      union all select 'source', source from sample
      union all select 'language', language from sample
      union all select 'attribute.' || a.key, a.value from sample, jsonb_each_text(attributes) a
    ), counted as (
      select facet, value, count(*)::int as voices from named group by facet, value
    ), ranked as (
      select *, row_number() over (partition by facet order by voices desc, value) as place from counted
    ) select facet, value, voices from ranked where place <= ${MOST_VALUES} order by facet, place`);
  const of = (facet: string) =>
    rows.filter((row) => row.facet === facet).map(({ value, voices }) => ({ value, voices }));
  const keys = [...new Set(rows.map(({ facet }) => facet))].filter((facet) => facet.startsWith('attribute.'));
  return {
    voices: of('source').reduce((sum, { voices }) => sum + voices, 0),
    channels: of('channel'),
    sources: of('source'),
    languages: of('language'),
    attributes: keys
      .slice(0, MOST_KEYS)
      .map((facet) => ({ key: facet.slice('attribute.'.length), values: of(facet) })),
  };
}
