import type { PointKind } from '@gongjian/engines/pains';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { pointCorrections } from '../../listening/learning/tables.ts';
import { countDay, type DayRow } from '../../listening/settled.ts';
import { writeDays } from '../../listening/store/write.ts';
import { type Placed, readPoint } from '../deciding/points.ts';
import { points } from '../tables.ts';

/** A point with what a correction changes. */
export interface Readable extends Placed {
  readonly pinned: boolean;
}

export type Correction = typeof pointCorrections.$inferSelect;

type Named = { voiceId: string; n: number };

export async function readReadable(
  queries: Queries,
  asked: { workspaceId: string } & Named,
): Promise<Readable | null> {
  const point = await readPoint(queries, asked);
  const [row] = await queries
    .select({ pinned: points.pinned })
    .from(points)
    .where(
      and(
        eq(points.workspaceId, asked.workspaceId),
        eq(points.voiceId, asked.voiceId),
        eq(points.n, asked.n),
      ),
    );
  return point && row ? { ...point, pinned: row.pinned } : null;
}

interface NewReading {
  readonly point: Readable;
  readonly kind: PointKind;
  readonly mood: number;
  readonly painId: string | null;
  readonly thread: number | null;
  readonly pinned: boolean;
}

/** Sets reading and place of a point, its counts with it. How and where it was first heard is kept, for replays. */
export async function setReading(
  queries: Queries,
  { workspaceId, now }: Call,
  set: NewReading,
): Promise<void> {
  const { point, kind, mood, painId, thread, pinned } = set;
  const days = new Map<string, DayRow>();
  countDay(days, point, -1);
  countDay(days, { ...point, mood, painId }, 1);
  await queries.execute(sql`
    update points o set kind = ${kind}, mood = ${mood}, pain_id = ${painId}::uuid, pinned = ${pinned},
      thread = ${thread}::int4,
      heard_kind = coalesce(o.heard_kind, o.kind),
      heard_key = coalesce(o.heard_key, (select key from pains p where p.workspace_id = o.workspace_id and p.id = o.pain_id), 0),
      heard_thread = coalesce(o.heard_thread, o.thread, 0)
    where o.workspace_id = ${workspaceId} and o.voice_id = ${point.voiceId} and o.n = ${point.n}`);
  await writeDays(
    queries,
    workspaceId,
    [...days.values()].filter(({ voices, moodSum }) => voices !== 0 || moodSum !== 0),
  );
  // No pain without a voice.
  await queries.execute(sql`
    update pains r set archived_at = ${now.toISOString()}::timestamptz
    where r.workspace_id = ${workspaceId} and r.id = (select resolved_id from pains where workspace_id = ${workspaceId}
      and id = ${point.painId}::uuid) and not exists (select from points o join pains p on p.workspace_id = o.workspace_id
        and p.id = o.pain_id where o.workspace_id = ${workspaceId} and p.resolved_id = r.id)`);
}

export async function keepCorrection(
  queries: Queries,
  call: Call,
  { id, point, after }: { id: string; point: Readable; after: Correction['after'] },
): Promise<void> {
  const { voiceId, n, kind, mood, painId, pinned } = point;
  await queries.insert(pointCorrections).values({
    ...{ workspaceId: call.workspaceId, id, voiceId, n, after },
    before: { kind, mood, painId, pinned },
    ...{ at: call.now, actorName: call.actor.name },
  });
}

/** The newest correction of a point that nobody took back. */
export async function standing(
  queries: Queries,
  { workspaceId }: Call,
  { voiceId, n }: Named,
): Promise<Correction | undefined> {
  const [newest] = await queries
    .select()
    .from(pointCorrections)
    .where(
      and(
        eq(pointCorrections.workspaceId, workspaceId),
        eq(pointCorrections.voiceId, voiceId),
        eq(pointCorrections.n, n),
        isNull(pointCorrections.undoneAt),
      ),
    )
    .orderBy(desc(pointCorrections.id))
    .limit(1);
  return newest;
}

export async function markUndone(queries: Queries, { workspaceId, now }: Call, id: string): Promise<void> {
  await queries
    .update(pointCorrections)
    .set({ undoneAt: now })
    .where(and(eq(pointCorrections.workspaceId, workspaceId), eq(pointCorrections.id, id)));
}

/** The event of the pains' history that tells of a correction; null where it left no pain and came to none. */
export async function eventOf(
  queries: Queries,
  { workspaceId }: Call,
  { id, before, after }: Correction,
): Promise<string | null> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    select id from pain_events where workspace_id = ${workspaceId}
      and pain_id in (select resolved_id from pains where workspace_id = ${workspaceId}
          and id in (${before.painId}::uuid, ${after.painId}::uuid)
        union select ${before.painId}::uuid union select ${after.painId}::uuid)
      and detail ->> 'correction' = ${id} and not detail ? 'undoes' limit 1`);
  return rows[0]?.id ?? null;
}
