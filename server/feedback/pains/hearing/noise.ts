import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { readVoices, VoiceView } from '../../voices/voice-view.ts';
import { daysOf, endOfDay, type Window } from '../window.ts';

/** What nobody can act on: empty, spam, default praise. Counted and shown apart, never dropped. */
export const NoiseView = Type.Object({
  points: Type.Integer(),
  /** Of all points in the window; null where there are none. */
  share: Type.Union([Type.Number(), Type.Null()]),
  channels: Type.Array(Type.Object({ value: Type.String(), points: Type.Integer() })),
  daily: Type.Array(Type.Integer()),
  /** The newest of them. */
  voices: Type.Array(VoiceView),
});

const NEWEST = 20;

export async function readNoise(queries: Queries, workspaceId: string, window: Window) {
  const span = sql`o.workspace_id = ${workspaceId} and o.occurred_at >= ${`${window.from}T00:00:00Z`}
    and o.occurred_at < ${`${endOfDay(window.to)}T00:00:00Z`}`;
  const noise = sql`${span} and o.pain_id is null`;
  const { rows: days } = await queries.execute<{ day: string; channel: string; n: number }>(sql`
    select ((o.occurred_at at time zone 'UTC')::date)::text as day, coalesce(o.channel, '') as channel, count(*)::int as n
    from points o where ${noise} group by 1, 2`);
  const { rows: all } = await queries.execute<{ n: number }>(sql`
    select count(*)::int as n from points o where ${span}`);
  const { rows: newest } = await queries.execute<{ id: string }>(sql`
    select o.voice_id as id from points o where ${noise} group by 1 order by max(o.occurred_at) desc, 1 limit ${NEWEST}`);
  const points = days.reduce((sum, { n }) => sum + n, 0);
  return {
    points,
    share: all[0]!.n === 0 ? null : points / all[0]!.n,
    channels: summed(days.map(({ channel, n }) => [channel, n] as const))
      .filter(([value]) => value !== '')
      .map(([value, n]) => ({ value, points: n })),
    daily: dailyOf(window, days),
    voices: await readVoices(
      queries,
      workspaceId,
      newest.map(({ id }) => id),
    ),
  };
}

function dailyOf(window: Window, days: readonly { day: string; n: number }[]): number[] {
  const counts = new Map(summed(days.map(({ day, n }) => [day, n] as const)));
  return daysOf(window).map((day) => counts.get(day) ?? 0);
}

/** Counts added up by name, the largest first. */
function summed(counts: readonly (readonly [string, number])[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [name, n] of counts) sums.set(name, (sums.get(name) ?? 0) + n);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
