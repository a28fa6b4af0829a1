import type { Move } from '@gongjian/engines/pains';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { Book } from '../../listening/book.ts';
import { countDay, type DayRow, type PointRow, type Settled } from '../../listening/settled.ts';
import { table } from '../../listening/store/columns.ts';
import { writeDays } from '../../listening/store/write.ts';
import { holding } from '../holding.ts';

/** A stored point as decisions see it. */
export interface Placed {
  readonly voiceId: string;
  readonly n: number;
  readonly text: string;
  readonly painId: string | null;
  readonly thread: number | null;
  readonly kind: PointRow['kind'];
  readonly mood: number;
  readonly repeat: boolean;
  readonly occurredAt: Date;
}

type PlacedRow = Omit<Placed, 'occurredAt' | 'text'> & {
  occurredAt: Date | string;
  whole: string;
  start: number;
  end: number;
};

const PLACED = sql`o.voice_id as "voiceId", o.n, v.text as whole, o.start, o."end", o.pain_id as "painId", o.thread,
  o.kind, o.mood, o.repeat, o.occurred_at as "occurredAt"
  from points o join voices v on v.workspace_id = o.workspace_id and v.id = o.voice_id`;

const place = ({ whole, start, end, occurredAt, ...row }: PlacedRow): Placed => ({
  ...row,
  // Offsets are UTF-16 units, which the database does not count in.
  text: whole.slice(start, end),
  occurredAt: new Date(occurredAt),
});

/** The points of a living pain, of some voices or with a word in the voice, at most `limit`. */
export async function readPoints(
  queries: Queries,
  asked: { workspaceId: string; painId: string; voiceIds?: readonly string[]; word?: string; limit: number },
): Promise<Placed[]> {
  const { workspaceId, painId, voiceIds, word, limit } = asked;
  const { rows } = await queries.execute<PlacedRow>(sql`
    select ${PLACED} join pains p on p.workspace_id = o.workspace_id and p.id = o.pain_id
    where p.workspace_id = ${workspaceId} and p.resolved_id = ${painId}
    ${voiceIds ? sql`and o.voice_id = any(${sql.param([...voiceIds])}::uuid[])` : sql``}
    ${word ? sql`and v.text ilike ${holding(word)}` : sql``}
    order by o.voice_id, o.n limit ${limit}`);
  const points = rows.map(place);
  const wanted = word?.toLowerCase();
  return wanted ? points.filter(({ text }) => text.toLowerCase().includes(wanted)) : points;
}

/** One point, wherever it is now. */
export async function readPoint(
  queries: Queries,
  asked: { workspaceId: string; voiceId: string; n: number },
): Promise<Placed | null> {
  const { rows } = await queries.execute<PlacedRow>(sql`
    select ${PLACED} where o.workspace_id = ${asked.workspaceId} and o.voice_id = ${asked.voiceId} and o.n = ${asked.n}`);
  return rows[0] ? place(rows[0]) : null;
}

/** Where a point goes; `pinned`: because a person said so. */
export interface Placing {
  readonly point: Pick<Placed, 'voiceId' | 'n' | 'painId' | 'thread' | 'mood' | 'repeat' | 'occurredAt'>;
  readonly painId: string;
  readonly thread: number | null;
  readonly pinned: boolean;
}

/** Notes in the rows to be written that the points' new pains reach from the first to the last of their voices. */
export function stretchTo(settled: Settled, painId: string, points: readonly Placed[]): void {
  const times = points.map(({ occurredAt }) => occurredAt.getTime());
  if (times.length === 0) return;
  settled.spans.set(painId, {
    id: painId,
    first: new Date(times.reduce((least, time) => Math.min(least, time))),
    last: new Date(times.reduce((most, time) => Math.max(most, time))),
  });
}

/** Moves points, and their counts with them. Where they were first heard is kept, for replays. */
export async function placePoints(
  queries: Queries,
  workspaceId: string,
  placings: readonly Placing[],
): Promise<void> {
  if (placings.length === 0) return;
  const days = new Map<string, DayRow>();
  for (const { point, painId } of placings) {
    countDay(days, point, -1);
    countDay(days, { ...point, painId }, 1);
  }
  await queries.execute(sql`
    update points o set pain_id = t.pain, thread = coalesce(t.thread, o.thread), pinned = o.pinned or t.pinned,
      heard_key = coalesce(o.heard_key, (select key from pains p where p.workspace_id = o.workspace_id and p.id = o.pain_id), 0),
      heard_thread = coalesce(o.heard_thread, o.thread, 0)
    from ${table(placings, {
      voice: ['uuid', ({ point }) => point.voiceId],
      n: ['int2', ({ point }) => point.n],
      pain: ['uuid', ({ painId }) => painId],
      thread: ['int4', ({ thread }) => thread],
      pinned: ['bool', ({ pinned }) => pinned],
    })} where o.workspace_id = ${workspaceId} and o.voice_id = t.voice and o.n = t.n`);
  await writeDays(
    queries,
    workspaceId,
    [...days.values()].filter(({ voices, moodSum }) => voices !== 0 || moodSum !== 0),
  );
}

/** Follows the engine in moving whole threads; what people pinned stays. */
export async function moveThreads(
  queries: Queries,
  workspaceId: string,
  asked: { moves: readonly Move[]; book: Book },
): Promise<void> {
  for (const { thread, to } of asked.moves) {
    const { rows } = await queries.execute<PlacedRow>(sql`
      select ${PLACED} where o.workspace_id = ${workspaceId} and o.thread = ${thread} and not o.pinned`);
    const painId = asked.book.entry(to).id;
    await placePoints(
      queries,
      workspaceId,
      rows.map(place).map((point) => ({ point, painId, thread, pinned: false })),
    );
  }
}
