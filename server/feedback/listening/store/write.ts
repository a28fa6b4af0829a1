import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { DayRow, EventRow, PointRow, Settled } from '../settled.ts';
import { type Columns, each, table } from './columns.ts';
import { writePains } from './pains.ts';

/** Writes one step of listening: one statement a table, in the caller's transaction. */
export async function writeSettled(queries: Queries, workspaceId: string, settled: Settled): Promise<void> {
  await writePains(queries, workspaceId, settled);
  await writePoints(queries, workspaceId, settled.points);
  await writeDays(queries, workspaceId, [...settled.days.values()]);
  await writeEvents(queries, workspaceId, settled.events);
}

const POINT: Columns<PointRow> = {
  voice: ['uuid', (row) => row.voiceId],
  n: ['int2', (row) => row.n],
  start: ['int4', (row) => row.start],
  stop: ['int4', (row) => row.end],
  kind: ['text', (row) => row.kind],
  mood: ['float4', (row) => row.mood],
  urgency: ['float4', (row) => row.urgency],
  pain: ['uuid', (row) => row.painId],
  thread: ['int4', (row) => row.thread],
  likeness: ['float4', (row) => row.likeness],
  again: ['bool', (row) => row.repeat],
  at: ['timestamptz', (row) => row.occurredAt.toISOString()],
  author: ['text', (row) => row.authorKey],
  channel: ['text', (row) => row.channel],
  language: ['text', (row) => row.language],
};

function writePoints(queries: Queries, workspaceId: string, points: readonly PointRow[]): Promise<void> {
  return each(
    queries,
    points,
    (rows) => sql`
    insert into points (workspace_id, voice_id, n, start, "end", kind, mood, urgency, pain_id, thread, likeness,
      repeat, occurred_at, author_key, channel, language)
    select ${workspaceId}::uuid, t.voice, t.n, t.start, t.stop, t.kind, t.mood, t.urgency, t.pain, t.thread, t.likeness,
      t.again, t.at, t.author, t.channel, t.language
    from ${table(rows, POINT)}`,
  );
}

/** Adds to the counts of each day; days that come to nothing are removed. */
export async function writeDays(
  queries: Queries,
  workspaceId: string,
  days: readonly DayRow[],
): Promise<void> {
  await each(
    queries,
    days,
    (rows) => sql`
    insert into pain_days as d (workspace_id, pain_id, day, voices, mood_sum)
    select ${workspaceId}::uuid, t.pain, t.day, t.voices, t.mood
    from ${table(rows, {
      pain: ['uuid', (row) => row.painId],
      day: ['date', (row) => row.day],
      voices: ['int4', (row) => row.voices],
      mood: ['float8', (row) => row.moodSum],
    })}
    on conflict (workspace_id, pain_id, day) do update
      set voices = d.voices + excluded.voices, mood_sum = d.mood_sum + excluded.mood_sum`,
  );
  const lowered = days.filter(({ voices }) => voices < 0);
  await each(
    queries,
    lowered,
    (rows) => sql`
    delete from pain_days d using ${table(rows, { pain: ['uuid', (row) => row.painId] })}
    where d.workspace_id = ${workspaceId} and d.pain_id = t.pain and d.voices = 0`,
  );
}

function writeEvents(queries: Queries, workspaceId: string, events: readonly EventRow[]): Promise<void> {
  return each(
    queries,
    events,
    (rows) => sql`
    insert into pain_events (workspace_id, id, pain_id, other_id, type, at, by_person, actor_name, detail)
    select ${workspaceId}::uuid, t.id, t.pain, t.other, t.type, t.at, t.person, t.actor, t.detail::jsonb
    from ${table(rows, {
      id: ['uuid', (row) => row.id],
      pain: ['uuid', (row) => row.painId],
      other: ['uuid', (row) => row.otherId],
      type: ['text', (row) => row.type],
      at: ['timestamptz', (row) => row.at.toISOString()],
      person: ['bool', (row) => row.byPerson],
      actor: ['text', (row) => row.actorName],
      detail: ['text', (row) => JSON.stringify(row.detail)],
    })}`,
  );
}
