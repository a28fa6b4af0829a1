import { sql } from 'drizzle-orm';
import { type Static, Type } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { daysOf, endOfDay, type Window } from '../window.ts';
import type { Asked } from './said.ts';

export const DayView = Type.Object({
  day: Type.String({ format: 'date' }),
  voices: Type.Integer(),
  mood: Type.Union([Type.Number(), Type.Null()]),
});

/** A moment to mark on the course: people's decisions on the pain, and steps of its bells. */
export const MarkView = Type.Object({
  type: Type.String(),
  at: Type.String(),
  bell: Type.Union([Type.Object({ id: Type.String(), number: Type.Integer() }), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
});
export type MarkView = Static<typeof MarkView>;

/** Counts of each UTC day of the window, days without voices as 0. */
export async function readDays(queries: Queries, asked: Asked, window: Window) {
  const { rows } = await queries.execute<{ day: string; voices: number; mood: number | null }>(sql`
    select d.day::text as day, sum(d.voices)::int as voices,
      (sum(d.mood_sum) / nullif(sum(d.voices), 0))::float8 as mood
    from pains p join pain_days d on d.workspace_id = p.workspace_id and d.pain_id = p.id
    where p.workspace_id = ${asked.workspaceId} and p.resolved_id = ${asked.painId}
      and d.day between ${window.from} and ${window.to}
    group by 1`);
  const counted = new Map(rows.map((row) => [row.day, row]));
  return daysOf(window).map((day) => counted.get(day) ?? { day, voices: 0, mood: null });
}

export async function readMarks(queries: Queries, asked: Asked, window: Window): Promise<MarkView[]> {
  const [from, to] = [`${window.from}T00:00:00Z`, `${endOfDay(window.to)}T00:00:00Z`];
  const own = sql`select id from pains where workspace_id = ${asked.workspaceId} and resolved_id = ${asked.painId}`;
  const { rows } = await queries.execute<{
    type: string;
    at: Date | string;
    bell_id: string | null;
    number: number | null;
    note: string | null;
  }>(sql`
    select e.type, e.at, null::uuid as bell_id, null::int as number, null as note from pain_events e
    where e.workspace_id = ${asked.workspaceId} and (e.pain_id in (${own}) or e.other_id = ${asked.painId})
      and e.type in ('merged', 'unmerged', 'split', 'archived', 'reopened', 'muted', 'unmuted')
      and e.by_person and e.at >= ${from} and e.at < ${to}
    union all
    select 'bell.' || s.action, s.at, b.id, b.number, s.note from bells b
    join bell_steps s on s.workspace_id = b.workspace_id and s.bell_id = b.id
    where b.workspace_id = ${asked.workspaceId} and b.pain_id in (${own}) and s.at >= ${from} and s.at < ${to}
    order by 2`);
  return rows.map(({ type, at, bell_id, number, note }) => ({
    type,
    at: new Date(at).toISOString(),
    bell: bell_id === null ? null : { id: bell_id, number: number! },
    note,
  }));
}
