import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { readVoices, VoiceView } from '../../voices/voice-view.ts';
import { holding } from '../holding.ts';

/** A voice of a pain: which of its points say it. */
export const SaidView = Type.Intersect([
  VoiceView,
  Type.Object({
    /** Numbers of the points that belong to this pain; the page highlights them. */
    here: Type.Array(Type.Integer()),
    /** What people said of those points. */
    judged: Type.Union([Type.String({ enum: ['belongs', 'notHere'] }), Type.Null()]),
  }),
]);
export type SaidView = Static<typeof SaidView>;

export interface Asked {
  readonly workspaceId: string;
  readonly painId: string;
}

export interface Page {
  readonly sort: 'newest' | 'typical';
  readonly limit: number;
  /** Only voices that hold this, in whatever case. */
  readonly word: string | null;
  readonly after: { readonly place: number; readonly id: string } | null;
}

const CURSOR = new RegExp(`^(-?[\\d.]+(?:e[+-]?\\d+)?)~(${UUID_PATTERN.slice(1, -1)})$`);

/** Voices of a living pain, newest or most typical first, with where the next page begins. */
export async function readSaid(
  queries: Queries,
  asked: Asked,
  page: Page,
): Promise<{ items: SaidView[]; next: string | null }> {
  const place =
    page.sort === 'newest'
      ? sql`extract(epoch from max(o.occurred_at))::float8`
      : sql`max(o.likeness)::float8`;
  const { rows } = await queries.execute<{ id: string; place: number }>(sql`
    select id, place from (
      select o.voice_id as id, ${place} as place
      from pains p join points o on o.workspace_id = p.workspace_id and o.pain_id = p.id
      ${page.word === null ? sql`` : sql`join voices v on v.workspace_id = o.workspace_id and v.id = o.voice_id`}
      where p.workspace_id = ${asked.workspaceId} and p.resolved_id = ${asked.painId}
      ${page.word === null ? sql`` : sql`and v.text ilike ${holding(page.word)}`} group by 1) said
    ${page.after ? sql`where (place, id) < (${page.after.place}::float8, ${page.after.id}::uuid)` : sql``}
    order by place desc, id desc limit ${page.limit}`);
  const last = rows.at(-1);
  return {
    items: await saidBy(
      queries,
      asked,
      rows.map(({ id }) => id),
    ),
    next: last && rows.length === page.limit ? `${last.place}~${last.id}` : null,
  };
}

/** Those voices that still say it, in the order given. */
export async function saidBy(queries: Queries, asked: Asked, ids: readonly string[]): Promise<SaidView[]> {
  const voices = await readVoices(queries, asked.workspaceId, ids);
  const verdicts = await readVerdicts(queries, asked, ids);
  return voices
    .map((voice) => ({
      ...voice,
      here: voice.points.filter(({ pain }) => pain?.id === asked.painId).map(({ n }) => n),
      judged: verdicts.get(voice.id) ?? null,
    }))
    .filter(({ here }) => here.length > 0);
}

async function readVerdicts(queries: Queries, { workspaceId, painId }: Asked, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, 'belongs' | 'notHere'>();
  const { rows } = await queries.execute<{ id: string; verdict: 'belongs' | 'notHere' }>(sql`
    select j.voice_id as id, j.verdict from pain_judgements j
    join pains p on p.workspace_id = j.workspace_id and p.id = j.pain_id
    where j.workspace_id = ${workspaceId} and p.resolved_id = ${painId}
      and j.voice_id = any(${sql.param([...ids])}::uuid[])
    order by j.at`);
  return new Map(rows.map(({ id, verdict }) => [id, verdict]));
}

/** Reads a cursor of such a list; null where the text is none. */
export function readSaidCursor(text: string): Page['after'] {
  const parts = CURSOR.exec(text);
  return parts ? { place: Number(parts[1]), id: parts[2]! } : null;
}
