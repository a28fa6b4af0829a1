import type { Theme } from '@gongjian/engines/pains';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Book } from '../book.ts';
import { each, table } from '../store/columns.ts';
import { type Gathered, gatherThemes, type Known, type Member, type ThemeNews } from './gathered.ts';

interface Gathering {
  readonly themes: readonly Theme[];
  readonly book: Book;
  readonly at: Date;
}

/** Writes which theme each living pain is mostly about, the themes' names, and what became of them. */
export async function writeThemes(
  queries: Queries,
  workspaceId: string,
  { themes, book, at }: Gathering,
): Promise<void> {
  const [members, known] = [await readMembers(queries, workspaceId), await readKnown(queries, workspaceId)];
  const { gathered, news } = gatherThemes(themes, { book, members, known });
  await setThemes(queries, workspaceId, gathered);
  await keepThemes(queries, workspaceId, gathered, at);
  await noteNews(queries, workspaceId, news, at);
}

async function readMembers(queries: Queries, workspaceId: string): Promise<Member[]> {
  const { rows } = await queries.execute<Member & Record<string, unknown>>(sql`
    select r.id, r.title, r.words, r.theme, coalesce(s.voices, 0)::int as voices
    from pains r left join (
      select p.resolved_id as id, sum(d.voices) as voices from pain_days d
      join pains p on p.workspace_id = d.workspace_id and p.id = d.pain_id
      where d.workspace_id = ${workspaceId} group by 1) s on s.id = r.id
    where r.workspace_id = ${workspaceId} and r.merged_into_id is null`);
  return rows;
}

async function readKnown(queries: Queries, workspaceId: string): Promise<Known[]> {
  const { rows } = await queries.execute<Known & Record<string, unknown>>(sql`
    select theme, title, titled_by as "titledBy", ended_at is not null as ended
    from pain_themes where workspace_id = ${workspaceId}`);
  return rows;
}

async function setThemes(
  queries: Queries,
  workspaceId: string,
  gathered: readonly Gathered[],
): Promise<void> {
  await queries.execute(
    sql`update pains set theme = null where workspace_id = ${workspaceId} and theme is not null`,
  );
  await each(
    queries,
    gathered.flatMap(({ theme, members }) => members.map(({ id }) => ({ theme, id }))),
    (some) => sql`
    update pains p set theme = t.theme
    from ${table(some, { id: ['uuid', (row) => row.id], theme: ['int4', (row) => row.theme] })}
    where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}

async function keepThemes(
  queries: Queries,
  workspaceId: string,
  gathered: readonly Gathered[],
  at: Date,
): Promise<void> {
  await queries.execute(sql`
    update pain_themes set ended_at = ${at.toISOString()}::timestamptz
    where workspace_id = ${workspaceId} and ended_at is null
      and not (theme = any(${sql.param(gathered.map(({ theme }) => theme))}::int4[]))`);
  await each(
    queries,
    gathered,
    (some) => sql`
    insert into pain_themes as k (workspace_id, theme, nature, title, titled_by, words, born_at)
    select ${workspaceId}::uuid, t.theme, t.nature, t.title, 'words', array(select jsonb_array_elements_text(t.words::jsonb)),
      ${at.toISOString()}::timestamptz
    from ${table(some, {
      theme: ['int4', (row) => row.theme],
      nature: ['text', (row) => row.nature],
      title: ['text', (row) => row.title],
      words: ['text', (row) => JSON.stringify(row.words)],
    })}
    on conflict (workspace_id, theme) do update set words = excluded.words, ended_at = null,
      title = case when k.titled_by = 'words' then excluded.title else k.title end`,
  );
}

function noteNews(
  queries: Queries,
  workspaceId: string,
  news: readonly ThemeNews[],
  at: Date,
): Promise<void> {
  return each(
    queries,
    news,
    (some) => sql`
    insert into theme_events (workspace_id, id, theme, other, type, at, actor_name, detail)
    select ${workspaceId}::uuid, t.id, t.theme, t.other, t.type, ${at.toISOString()}::timestamptz, 'engine', t.detail::jsonb
    from ${table(some, {
      id: ['uuid', () => newId()],
      theme: ['int4', (row) => row.theme],
      other: ['int4', (row) => row.other],
      type: ['text', (row) => row.type],
      detail: ['text', (row) => JSON.stringify(row.detail)],
    })}`,
  );
}
