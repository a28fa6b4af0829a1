import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { listeningStates, pains, points } from '../../pains/tables.ts';
import { voiceSequences, voices } from '../../voices/tables.ts';
import { factsOfVoice } from '../scope.ts';
import { beaconSeries } from '../series/tables.ts';
import { LIVE_MS, type WatchedVoice } from './voice.ts';

/** Voices that are read at once. */
export const PAGE = 1_000;
/** Characters of a text that are looked at to see whether it is a repeat. */
const HEAD = 300;

export interface ReadVoice {
  readonly voice: WatchedVoice;
  readonly text: string;
}

/** The next voices in their order of arrival. */
export async function readVoices(queries: Queries, workspaceId: string, after: number): Promise<ReadVoice[]> {
  const rows = await queries
    .select({
      id: voices.id,
      seq: voices.seq,
      at: voices.occurredAt,
      receivedAt: voices.receivedAt,
      author: voices.authorKey,
      channel: voices.channel,
      source: voices.source,
      language: voices.language,
      authorAttributes: voices.authorAttributes,
      attributes: voices.attributes,
      text: sql<string>`left(${voices.text}, ${sql.raw(String(HEAD))})`,
    })
    .from(voices)
    .where(and(eq(voices.workspaceId, workspaceId), gt(voices.seq, after)))
    .orderBy(asc(voices.seq))
    .limit(PAGE);
  return rows.map(({ text, ...row }) => ({
    text,
    voice: {
      id: row.id,
      seq: row.seq,
      at: row.at.getTime(),
      receivedAt: row.receivedAt.getTime(),
      author: row.author,
      facts: factsOfVoice(row),
      countedAt: row.at.getTime(),
      pains: [],
    },
  }));
}

/** A pain that a voice speaks of, counted once a voice and never for a repeat. */
export interface Spoken {
  readonly seq: number;
  readonly at: number;
  readonly receivedAt: number;
  readonly painId: string;
}

/** Pains of the voices with numbers of arrival after … to, as they stand now, in order. */
export async function readSpoken(
  queries: Queries,
  workspaceId: string,
  { after, to }: { after: number; to: number },
): Promise<Spoken[]> {
  const rows = await queries
    .selectDistinct({
      seq: voices.seq,
      at: voices.occurredAt,
      receivedAt: voices.receivedAt,
      painId: pains.resolvedId,
    })
    .from(voices)
    .innerJoin(points, and(eq(points.workspaceId, voices.workspaceId), eq(points.voiceId, voices.id)))
    .innerJoin(pains, and(eq(pains.workspaceId, points.workspaceId), eq(pains.id, points.painId)))
    .where(
      and(
        eq(voices.workspaceId, workspaceId),
        gt(voices.seq, after),
        lte(voices.seq, to),
        eq(points.repeat, false),
        eq(pains.nature, 'pain'),
      ),
    )
    .orderBy(asc(voices.seq), asc(pains.resolvedId));
  return rows.map((row) => ({ ...row, at: row.at.getTime(), receivedAt: row.receivedAt.getTime() }));
}

/** Workspaces that have voices, or series whose points are pushed. */
export async function watchedWorkspaces(queries: Queries): Promise<string[]> {
  const heard = await queries.select({ id: voiceSequences.workspaceId }).from(voiceSequences);
  const pushed = await queries
    .selectDistinct({ id: beaconSeries.workspaceId })
    .from(beaconSeries)
    .where(sql`${beaconSeries.subject}->>'type' = 'metric'`);
  return [...new Set([...heard, ...pushed].map(({ id }) => id))];
}

/** Number of arrival up to which voices are grouped. */
export async function readGrouped(queries: Queries, workspaceId: string): Promise<number> {
  const [row] = await queries
    .select({ heardSeq: listeningStates.heardSeq })
    .from(listeningStates)
    .where(eq(listeningStates.workspaceId, workspaceId));
  return row?.heardSeq ?? 0;
}

/** Voices that are heard again at most, so that the last hour is remembered after a restart. */
const MOST_AGAIN = 100_000;

/** Number of arrival after which the voices of the last hour came, or the newest of them where there are very many. */
export async function readHourAgo(queries: Queries, workspaceId: string, now: number): Promise<number> {
  const since = new Date(now - LIVE_MS).toISOString();
  const { rows } = await queries.execute<{ seq: number }>(sql`
    select greatest(coalesce(
      (select min(v.seq) - 1 from voices v where v.workspace_id = s.workspace_id
        and v.seq > s.last - ${MOST_AGAIN} and v.received_at >= ${since}::timestamptz), s.last), 0)::float8 as seq
    from voice_sequences s where s.workspace_id = ${workspaceId}`);
  return rows[0]?.seq ?? 0;
}
