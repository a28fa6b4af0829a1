import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { readQuery, type SearchQuery, searchTsquery } from './search-query.ts';

/** Newest voices looked at before the index of words is asked: frequent words are found among them. */
const PROBE = 1_000;
/** Matches that are compared when the most alike are wanted. */
const MOST_RANKED = 2_000;

export interface Filters {
  readonly channel?: string;
  readonly source?: string;
  readonly language?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly painId?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Search {
  readonly text: string | null;
  readonly sort: 'newest' | 'alike';
  readonly filters: Filters;
  readonly limit: number;
  readonly after: Cursor | null;
}

/** Where a page of results ended: its last voice, or how many of the most alike were shown. */
export type Cursor = { readonly at: Date; readonly id: string } | { readonly shown: number };

/** A voice that matches, best first. */
export interface Hit {
  readonly id: string;
  readonly occurredAt: Date;
}

type HitRow = { id: string; occurred_at: string | Date };

/** Voices that match, one more than `limit` where there are more. */
export async function findVoices(queries: Queries, workspaceId: string, search: Search): Promise<Hit[]> {
  if (search.text === null) return newestWithoutText(queries, workspaceId, search);
  const query = readQuery(search.text);
  if (query.length === 0) return [];
  if (search.sort === 'alike') return mostAlike(queries, workspaceId, { search, query });
  const wanted = sql`${searchTsquery(query, 'all')}::tsquery`;
  const frequent = await hits(
    queries,
    newestOfProbe(workspaceId, search, { probe: PROBE, wanted: sql`w.words @@ ${wanted}` }),
  );
  if (frequent.length > search.limit) return frequent;
  return hits(queries, newestOfIndex(workspaceId, search, wanted));
}

async function hits(queries: Queries, statement: SQL): Promise<Hit[]> {
  const { rows } = await queries.execute<HitRow>(statement);
  return rows.map((row) => ({ id: row.id, occurredAt: new Date(row.occurred_at) }));
}

/** Without a filter the newest; with one, those among the newest first, then among all. */
async function newestWithoutText(queries: Queries, workspaceId: string, search: Search): Promise<Hit[]> {
  const all = !looksAtVoices(search.filters);
  const probe = all ? search.limit + 1 : PROBE;
  const recent = await hits(queries, newestOfProbe(workspaceId, search, { probe, wanted: sql`true` }));
  if (all || recent.length > search.limit) return recent;
  return hits(queries, newestOfAll(workspaceId, search));
}

/** Reads all voices once: filters by what no index knows. */
function newestOfAll(workspaceId: string, { filters, after, limit }: Search): SQL {
  return sql`with matching as materialized (
      select w.id, w.occurred_at from voices w
      where w.workspace_id = ${workspaceId} ${within(filters)} ${olderThan(after, sql`w.occurred_at, w.id`)}
        ${filtered(workspaceId, filters, sql`w`)})
    select id, occurred_at from matching order by occurred_at desc, id desc limit ${limit + 1}`;
}

/** Fast where what is wanted is frequent: walks back in time. */
function newestOfProbe(
  workspaceId: string,
  { filters, after, limit }: Search,
  { probe, wanted }: { probe: number; wanted: SQL },
): SQL {
  return sql`with recent as materialized (
      select voice_id, occurred_at, words from voice_words w
      where workspace_id = ${workspaceId} ${within(filters)} ${olderThan(after, sql`occurred_at, voice_id`)}
      order by occurred_at desc, voice_id desc limit ${probe})
    select w.voice_id as id, w.occurred_at from recent w
    ${joinFiltered(workspaceId, filters)}
    where ${wanted}
    order by w.occurred_at desc, w.voice_id desc limit ${limit + 1}`;
}

/** Fast where the words are rare: asks the index of words first. */
function newestOfIndex(workspaceId: string, { filters, after, limit }: Search, wanted: SQL): SQL {
  return sql`with matching as materialized (
      select voice_id, occurred_at from voice_words w
      where words @@ ${wanted} and workspace_id = ${workspaceId} ${within(filters)}
        ${olderThan(after, sql`occurred_at, voice_id`)})
    select w.voice_id as id, w.occurred_at from matching w
    ${joinFiltered(workspaceId, filters)}
    order by w.occurred_at desc, w.voice_id desc limit ${limit + 1}`;
}

interface Alike {
  readonly search: Search;
  readonly query: SearchQuery;
}

/** The newest matches, ranked; where few hold all words, those that hold any. */
async function mostAlike(queries: Queries, workspaceId: string, { search, query }: Alike): Promise<Hit[]> {
  const { filters, after, limit } = search;
  const shown = after !== null && 'shown' in after ? after.shown : 0;
  const any = sql`${searchTsquery(query, 'any')}::tsquery`;
  const ranked = (wanted: SQL) => sql`with matching as materialized (
      select w.voice_id, w.occurred_at, w.words from voice_words w
      ${joinFiltered(workspaceId, filters)}
      where w.words @@ ${wanted} and w.workspace_id = ${workspaceId} ${within(filters)}
      order by w.occurred_at desc limit ${MOST_RANKED})
    select voice_id as id, occurred_at from matching
    order by (words @@ ${sql`${searchTsquery(query, 'all')}::tsquery`}) desc, ts_rank(words, ${any}, 1) desc, occurred_at desc, voice_id
    offset ${shown} limit ${limit + 1}`;
  const all = await hits(queries, ranked(sql`${searchTsquery(query, 'all')}::tsquery`));
  return all.length > limit ? all : hits(queries, ranked(any));
}

const olderThan = (after: Cursor | null, columns: SQL): SQL =>
  after !== null && 'at' in after
    ? sql`and (${columns}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql``;

/** The span of time, which the table of words knows by itself. */
function within({ from, to }: Filters): SQL {
  const since = from ? sql`and w.occurred_at >= ${from.toISOString()}::timestamptz` : sql``;
  const until = to ? sql`and w.occurred_at < ${to.toISOString()}::timestamptz` : sql``;
  return sql`${since} ${until}`;
}

const looksAtVoices = (filters: Filters): boolean => {
  const { from: _from, to: _to, attributes, ...rest } = filters;
  return Object.keys(attributes).length > 0 || Object.values(rest).some((value) => value !== undefined);
};

/**
 * Asks the row of each voice for what the filters want. `offset 0` keeps the planner from turning the look-up by key
 * into a join: without statistics, as on a young database, it may choose one that reads everything many times over.
 */
function joinFiltered(workspaceId: string, filters: Filters): SQL {
  if (!looksAtVoices(filters)) return sql``;
  return sql`cross join lateral (select from voices v
    where v.workspace_id = ${workspaceId} and v.id = w.voice_id ${filtered(workspaceId, filters, sql`v`)} offset 0) kept`;
}

/** What the row of the voice itself has to say. @param v the table's name in the query */
function filtered(workspaceId: string, filters: Filters, v: SQL): SQL {
  const conditions: SQL[] = [];
  if (filters.channel !== undefined) conditions.push(sql`${v}.channel = ${filters.channel}`);
  if (filters.source !== undefined) conditions.push(sql`${v}.source = ${filters.source}`);
  if (filters.language !== undefined) conditions.push(sql`${v}.language = ${filters.language}`);
  if (filters.painId !== undefined) {
    conditions.push(sql`${v}.id in (select p.voice_id from points p join pains q
      on q.workspace_id = p.workspace_id and q.id = p.pain_id
      where p.workspace_id = ${workspaceId} and q.resolved_id = ${filters.painId}::uuid)`);
  }
  for (const [key, value] of Object.entries(filters.attributes)) {
    conditions.push(sql`(${v}.attributes ->> ${key}) = ${value}`);
  }
  return conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`;
}
