import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';

/** A text with what it is known to feel, −1 … 1. */
export interface Example {
  readonly text: string;
  readonly polarity: number;
  readonly weight: number;
}

export interface Examples {
  readonly ratings: readonly Example[];
  readonly corrections: readonly Example[];
}

/** The newest ratings that are learned from. */
const RATINGS = 20_000;
const CORRECTIONS = 5_000;
/** A person who corrects has read the point; who rates may mean something else than they wrote. */
const CORRECTION_WEIGHT = 5;

/** Ratings as polarity: the middle of the scale is 0, its ends −1 and 1. A scale up to 1 begins at 0, others at 1. */
export function polarityOf(rating: number, max: number): number {
  const least = max <= 1 ? 0 : 1;
  const middle = (least + max) / 2;
  return Math.max(-1, Math.min(1, (rating - middle) / (max - middle)));
}

/** What a workspace has to learn moods from: rated voices and corrected points, the newest. */
export async function readExamples(queries: Queries, workspaceId: string): Promise<Examples> {
  const { rows: rated } = await queries.execute<{ text: string; rating: number; max: number | null }>(sql`
    select text, rating::float8 as rating, rating_max::float8 as max from voices
    where workspace_id = ${workspaceId} and rating is not null order by seq desc limit ${RATINGS}`);
  const { rows: corrected } = await queries.execute<{
    whole: string;
    start: number;
    end: number;
    mood: number;
  }>(sql`
    select distinct on (c.voice_id, c.n) v.text as whole, o.start, o."end", o.mood::float8 as mood
    from point_corrections c
    join points o on o.workspace_id = c.workspace_id and o.voice_id = c.voice_id and o.n = c.n
    join voices v on v.workspace_id = c.workspace_id and v.id = c.voice_id
    where c.workspace_id = ${workspaceId} and c.undone_at is null
    order by c.voice_id, c.n, c.id desc limit ${CORRECTIONS}`);
  return {
    ratings: rated.map(({ text, rating, max }) => ({
      text,
      polarity: polarityOf(rating, max ?? 5),
      weight: 1,
    })),
    corrections: corrected.map(({ whole, start, end, mood }) => ({
      text: whole.slice(start, end),
      polarity: mood,
      weight: CORRECTION_WEIGHT,
    })),
  };
}
