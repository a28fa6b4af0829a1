import { sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { rateBetween } from '../pains/rate.ts';
import type { Window } from './proof/proof.ts';
import type { RoutedVoice } from './routing/routing.ts';

/** What stands behind a bell: its pain and some of its voices. */
export interface Behind {
  readonly painId: string | null;
  readonly title: string;
  readonly voices: readonly (RoutedVoice & { readonly id: string })[];
}

type VoiceRow = { id: string; text: string; channel: string | null; attributes: RoutedVoice['attributes'] };

/** Voices of a pain that routing looks at, newest first. */
const LOOKED_AT = 100;
/** Voices that a bell on a pain is rung with. */
export const TYPICAL = 5;
const TITLE = 60;

/** The pain as it stands today (where it was merged, its survivor) with its newest voices; null if unknown. */
export async function behindPain(
  queries: Queries,
  workspaceId: string,
  painId: string,
): Promise<Behind | null> {
  const { rows } = await queries.execute<{ id: string; title: string; typical: string[] }>(sql`
    select r.id, r.title, r.typical from pains q
    join pains r on r.workspace_id = q.workspace_id and r.id = q.resolved_id
    where q.workspace_id = ${workspaceId} and q.id = ${painId}`);
  const pain = rows[0];
  if (!pain) return null;
  const newest = await queries.execute<VoiceRow>(sql`
    select v.id, v.text, v.channel, v.attributes from voices v
    where v.workspace_id = ${workspaceId} and v.id in (
      select voice_id from points
      where workspace_id = ${workspaceId} and pain_id in (
        select id from pains where workspace_id = ${workspaceId} and resolved_id = ${pain.id})
      order by occurred_at desc limit ${LOOKED_AT})`);
  const rank = new Map(pain.typical.map((id, i) => [id, i]));
  const voices = newest.rows.sort((a, b) => (rank.get(a.id) ?? LOOKED_AT) - (rank.get(b.id) ?? LOOKED_AT));
  return { painId: pain.id, title: pain.title, voices };
}

/** The voices by id and the pain that most of their points belong to; null if any is unknown. */
export async function behindVoices(
  queries: Queries,
  workspaceId: string,
  voiceIds: readonly string[],
): Promise<Behind | null> {
  const ids = sql.param([...voiceIds]);
  const { rows } = await queries.execute<VoiceRow>(sql`
    select id, text, channel, attributes from voices
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`);
  if (rows.length !== new Set(voiceIds).size) return null;
  const pain = await painOfVoices(queries, workspaceId, voiceIds);
  const order = new Map(voiceIds.map((id, i) => [id, i]));
  const voices = rows.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  return {
    painId: pain?.id ?? null,
    title: pain?.title ?? [...voices[0]!.text].slice(0, TITLE).join(''),
    voices,
  };
}

/** The pain, not delight, of most of the voices' points; null while none is grouped. */
export async function painOfVoices(
  queries: Queries,
  workspaceId: string,
  voiceIds: readonly string[],
): Promise<{ id: string; title: string } | null> {
  const { rows } = await queries.execute<{ id: string; title: string }>(sql`
    select r.id, r.title from points p
    join pains q on q.workspace_id = p.workspace_id and q.id = p.pain_id
    join pains r on r.workspace_id = q.workspace_id and r.id = q.resolved_id
    where p.workspace_id = ${workspaceId} and p.voice_id = any(${sql.param([...voiceIds])}::uuid[])
      and r.nature = 'pain'
    group by r.id, r.title order by count(*) desc, r.id limit 1`);
  return rows[0] ?? null;
}

/** Counts a pain's points (repeats not) and all voices of the workspace in a stretch of time. */
export async function countSpan(
  queries: Queries,
  { workspaceId, painId }: { workspaceId: string; painId: string },
  span: Pick<Window, 'from' | 'to' | 'days'>,
): Promise<Window> {
  const [from, to] = [new Date(span.from), new Date(span.to)];
  const rate = await rateBetween(queries, workspaceId, { painId, from, to });
  const { rows } = await queries.execute<{ heard: number }>(sql`
    select count(*)::int as heard from voices where workspace_id = ${workspaceId}
      and occurred_at >= ${span.from}::timestamptz and occurred_at < ${span.to}::timestamptz`);
  return { ...span, voices: rate?.voices ?? 0, heard: rows[0]!.heard };
}
