import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { findPain } from '../one/find.ts';
import { painJudgements, points } from '../tables.ts';
import { readPoint } from './points.ts';
import { noteEvent } from './rename.ts';

export type Verdict = 'belongs' | 'notHere';

/** What a person says of a point in a pain; null takes an earlier word back. */
export interface Judge {
  readonly id: string;
  readonly voiceId: string;
  readonly n: number;
  readonly verdict: Verdict | null;
  readonly undoes?: string;
}

/** Keeps a person's judgement; a point that belongs is pinned where it is. */
export async function judgePoint(queries: Queries, call: Call, judge: Judge): Promise<Outcome<string>> {
  const { workspaceId } = call;
  const { voiceId, n, verdict, undoes } = judge;
  const found = await findPain(queries, call, judge.id);
  if (!found.ok) return found;
  const painId = found.value.id;
  const point = await readPoint(queries, { workspaceId, voiceId, n });
  const here = point?.painId ? await findPain(queries, call, point.painId) : null;
  if (!here?.ok || here.value.id !== painId) {
    return refuse('thing.unknown', 'This pain has no such point.', 'body/voiceId');
  }
  const key = { workspaceId, voiceId, n, painId };
  const own = and(
    eq(painJudgements.workspaceId, workspaceId),
    eq(painJudgements.voiceId, voiceId),
    eq(painJudgements.n, n),
    eq(painJudgements.painId, painId),
  );
  const [before] = await queries.select().from(painJudgements).where(own);
  if (verdict === null) await queries.delete(painJudgements).where(own);
  else {
    const said = { verdict, at: call.now, actorName: call.actor.name };
    await queries
      .insert(painJudgements)
      .values({ ...key, ...said })
      .onConflictDoUpdate({
        target: [painJudgements.workspaceId, painJudgements.voiceId, painJudgements.n, painJudgements.painId],
        set: said,
      });
  }
  if (verdict === 'belongs') {
    await queries
      .update(points)
      .set({ pinned: true })
      .where(and(eq(points.workspaceId, workspaceId), eq(points.voiceId, voiceId), eq(points.n, n)));
  }
  const detail = { voiceId, n, verdict, before: before?.verdict ?? null, ...(undoes && { undoes }) };
  await noteEvent(queries, call, { painId, type: 'judged', detail });
  await recordChange(queries, call, { action: 'pain.judged', thing: 'pain', thingId: painId, detail });
  return done(painId);
}
