import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { ListeningStream, Pause } from '../../listening/index.ts';
import { type PairPoint, POINT_COLUMNS, type PointRow, pairPoint } from './point.ts';

/** Two points for a person to judge. */
export interface Pair {
  readonly a: PairPoint;
  readonly b: PairPoint;
}

export interface Drawing {
  readonly queries: Queries;
  readonly listening: ListeningStream;
  /** A number from 0 to below 1: where chance comes from. */
  readonly chance: () => number;
}

/** Voices that are drawn for each pair that is wanted: some say nothing, some stand alone. */
const DRAWN = 6;
/** Points of the other pain that are compared, and pains that are looked at. */
const COMPARED = 20;
const LIKE = 4;

/**
 * Draws pairs by chance. Half of them the engine has in one pain: a point and another of its pain. The other half it
 * has in two: a point and the likest one of the likest other pain, which is where it would err.
 * @returns null where another server listens to the workspace
 */
export function drawPairs(
  { queries, listening, chance }: Drawing,
  asked: { workspaceId: string; count: number },
): Promise<Pair[] | null> {
  return listening.ask(asked.workspaceId, async (pause) => {
    const pairs: Pair[] = [];
    for (const a of await drawPoints(queries, pause, { count: asked.count * DRAWN, chance })) {
      if (pairs.length === asked.count) break;
      const wanted = pairs.length % 2 === 0 ? 'sibling' : 'rival';
      const b =
        (wanted === 'rival' ? await rival(queries, a, pause) : null) ??
        (await sibling(queries, a, pause, chance));
      if (b === null || (await isJudged(queries, pause.workspaceId, { a, b }))) continue;
      // Who reads first must not tell which is which.
      pairs.push(chance() < 0.5 ? { a, b } : { a: b, b: a });
    }
    return pairs.sort(() => chance() - 0.5);
  });
}

/** Points of voices drawn by their number of arrival, each as likely as any other; one for each voice. */
async function drawPoints(
  queries: Queries,
  { workspaceId, heardSeq }: Pause,
  { count, chance }: { count: number; chance: () => number },
): Promise<PairPoint[]> {
  const drawn = Array.from({ length: count }, () => 1 + Math.floor(chance() * heardSeq));
  const { rows } = await queries.execute<PointRow>(sql`
    select distinct on (v.seq) ${POINT_COLUMNS}
    where o.workspace_id = ${workspaceId} and v.seq = any(${sql.param(drawn)}::int8[]) and not o.repeat
      and r.nature = 'pain' order by v.seq, o.n`);
  const places = new Map(rows.map((row) => [Number(row.seq), pairPoint(row)]));
  return [...new Set(drawn)].flatMap((seq) => places.get(seq) ?? []);
}

/** Another point of the same pain, by another voice, in other words. */
async function sibling(
  queries: Queries,
  a: PairPoint,
  { workspaceId }: Pause,
  chance: () => number,
): Promise<PairPoint | null> {
  const salt = String(chance());
  const { rows } = await queries.execute<PointRow>(sql`
    select ${POINT_COLUMNS}
    where o.workspace_id = ${workspaceId} and r.id = ${a.pain.id} and o.voice_id <> ${a.voiceId} and not o.repeat
    order by md5(o.voice_id::text || ${salt}) limit ${COMPARED}`);
  return rows.map(pairPoint).find(({ text }) => text !== a.text) ?? null;
}

/** The likest point of the likest other pain. */
async function rival(queries: Queries, a: PairPoint, pause: Pause): Promise<PairPoint | null> {
  const { ears, workspaceId, book } = pause;
  const likes = await ears.like(workspaceId, a.text, LIKE);
  const other = likes
    .filter(({ pain }) => book.knows(pain))
    .map(({ pain }) => book.root(pain).id)
    .find((id) => id !== a.pain.id);
  if (!other) return null;
  const { rows } = await queries.execute<PointRow>(sql`
    select ${POINT_COLUMNS} where o.workspace_id = ${workspaceId} and r.id = ${other} and not o.repeat
    order by o.likeness desc, o.voice_id limit ${COMPARED}`);
  let best: { point: PairPoint; score: number } | null = null;
  for (const point of rows.map(pairPoint)) {
    const { score } = await ears.compare(workspaceId, a.text, point.text);
    if (point.text !== a.text && (!best || score > best.score)) best = { point, score };
  }
  return best?.point ?? null;
}

async function isJudged(queries: Queries, workspaceId: string, { a, b }: Pair): Promise<boolean> {
  const { rows } = await queries.execute(sql`
    select from pair_judgements where workspace_id = ${workspaceId} and undone_at is null
      and least(voice_a, voice_b) = least(${a.voiceId}::uuid, ${b.voiceId}::uuid)
      and greatest(voice_a, voice_b) = greatest(${a.voiceId}::uuid, ${b.voiceId}::uuid)`);
  return rows.length > 0;
}
