import { sql } from 'drizzle-orm';
import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { Queries } from '../../platform/database/database.ts';
import type { Attributes } from './tables.ts';

const AttributesView = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));

/** One thing that a voice says, and the pain it belongs to today. */
export const PointView = Type.Object({
  n: Type.Integer(),
  start: Type.Integer(),
  end: Type.Integer(),
  kind: Type.String(),
  mood: Type.Number(),
  urgency: Type.Number(),
  likeness: Type.Number(),
  repeat: Type.Boolean(),
  pinned: Type.Boolean(),
  /** A person said how it is to be read. */
  corrected: Type.Boolean(),
  pain: Type.Union([Type.Object({ id: Type.String(), title: Type.String() }), Type.Null()]),
});

export const VoiceView = Type.Object({
  id: Type.String(),
  text: Type.String(),
  occurredAt: Type.String(),
  receivedAt: Type.String(),
  source: Type.String(),
  externalId: Type.String(),
  channel: Type.Union([Type.String(), Type.Null()]),
  language: Type.String(),
  author: Type.Object({ key: Type.Union([Type.String(), Type.Null()]), attributes: AttributesView }),
  attributes: AttributesView,
  rating: Type.Union([Type.Object({ value: Type.Number(), max: Type.Number() }), Type.Null()]),
  conversation: Type.Union([Type.String(), Type.Null()]),
  /** Kinds of personal data that were masked in it. */
  masked: Type.Array(Type.String()),
  points: Type.Array(PointView),
});
export type VoiceView = Static<typeof VoiceView>;

type VoiceRow = {
  id: string;
  text: string;
  occurred_at: string | Date;
  received_at: string | Date;
  source: string;
  external_id: string;
  channel: string | null;
  language: string;
  author_key: string | null;
  author_attributes: Attributes;
  attributes: Attributes;
  rating: number | null;
  rating_max: number | null;
  conversation: string | null;
  masked: string[];
  points: VoiceView['points'];
};

/** Voices by id, in the order asked for; ids of no voice of the workspace are left out. */
export async function readVoices(
  queries: Queries,
  workspaceId: string,
  ids: readonly string[],
): Promise<VoiceView[]> {
  if (ids.length === 0) return [];
  const { rows } = await queries.execute<VoiceRow>(sql`
    select v.*, coalesce((
      select json_agg(json_build_object('n', p.n, 'start', p.start, 'end', p."end", 'kind', p.kind, 'mood', p.mood,
        'urgency', p.urgency, 'likeness', p.likeness, 'repeat', p.repeat, 'pinned', p.pinned,
        'corrected', exists (select from point_corrections c where c.workspace_id = p.workspace_id
          and c.voice_id = p.voice_id and c.n = p.n and c.undone_at is null),
        'pain', case when r.id is null then null else json_build_object('id', r.id, 'title', r.title) end) order by p.n)
      from points p
      left join pains q on q.workspace_id = p.workspace_id and q.id = p.pain_id
      left join pains r on r.workspace_id = q.workspace_id and r.id = q.resolved_id
      where p.workspace_id = v.workspace_id and p.voice_id = v.id), '[]') as points
    from voices v
    where v.workspace_id = ${workspaceId} and v.id = any(${sql.param([...ids])}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id)).filter((view) => view !== undefined);
}

function viewOf(row: VoiceRow): VoiceView {
  return {
    id: row.id,
    text: row.text,
    occurredAt: new Date(row.occurred_at).toISOString(),
    receivedAt: new Date(row.received_at).toISOString(),
    source: row.source,
    externalId: row.external_id,
    channel: row.channel,
    language: row.language,
    author: { key: row.author_key, attributes: row.author_attributes },
    attributes: row.attributes,
    rating: row.rating === null ? null : { value: row.rating, max: row.rating_max ?? 5 },
    conversation: row.conversation,
    masked: row.masked,
    points: row.points,
  };
}
