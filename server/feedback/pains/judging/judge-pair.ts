import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { type Desk, decide } from '../deciding/desk.ts';
import { type PairPoint, POINT_COLUMNS, type PointRow, pairPoint } from './point.ts';
import { pairJudgements } from './tables.ts';

export interface PointName {
  readonly voiceId: string;
  readonly n: number;
}

export interface JudgePair {
  readonly a: PointName;
  readonly b: PointName;
  readonly verdict: 'same' | 'notSame' | 'unsure';
}

/** What came of it: the judgement's id, and how the engine has the two. */
export interface JudgedPair {
  readonly id: string;
  readonly together: boolean;
  readonly likeness: number;
}

/** Keeps what a person says of two points. Nothing moves; the engine learns from it how near is near enough. */
export function judgePair(
  desk: Desk,
  call: Call,
  { a, b, verdict }: JudgePair,
): Promise<Outcome<JudgedPair>> {
  return decide<JudgedPair>(desk, call, {
    prepare: async ({ book, ears, workspaceId }, queries) => {
      const [left, right] = [await readOne(queries, call, a), await readOne(queries, call, b)];
      if (!left) return refuse('thing.unknown', 'There is no such point in a pain.', 'body/a/voiceId');
      if (!right || a.voiceId === b.voiceId)
        return refuse('thing.unknown', 'There is no such other point in a pain.', 'body/b/voiceId');
      const together = left.pain.id === right.pain.id;
      const { score } = await ears.compare(workspaceId, left.text, right.text);
      const judged = { id: newId(), together, likeness: score };
      return done({
        tell: async (telling) => {
          const { text, thread } = left;
          const pain = book.find(right.pain.id)!.key;
          if (verdict !== 'unsure')
            await telling.tell({ type: 'judge', text, thread, pain, belongs: verdict === 'same' });
          return judged;
        },
        write: (writing) => keep(writing, call, { ...judged, left, right, verdict }),
      });
    },
  });
}

async function readOne(queries: Queries, call: Call, { voiceId, n }: PointName): Promise<PairPoint | null> {
  const { rows } = await queries.execute<PointRow>(sql`
    select ${POINT_COLUMNS} where o.workspace_id = ${call.workspaceId} and o.voice_id = ${voiceId} and o.n = ${n}`);
  return rows[0] ? pairPoint(rows[0]) : null;
}

type Kept = JudgedPair & Pick<JudgePair, 'verdict'> & { left: PairPoint; right: PairPoint };

async function keep(queries: Queries, call: Call, kept: Kept): Promise<void> {
  const { id, left, right, verdict, together, likeness } = kept;
  await queries.insert(pairJudgements).values({
    ...{ workspaceId: call.workspaceId, id, verdict, together, likeness },
    ...{ voiceA: left.voiceId, nA: left.n, voiceB: right.voiceId, nB: right.n },
    ...{ at: call.now, actorName: call.actor.name },
  });
  await recordChange(queries, call, {
    ...{ action: 'pair.judged', thing: 'pair', thingId: id },
    detail: { a: left.voiceId, b: right.voiceId, verdict },
  });
}

/** Takes a judgement back, with what it taught. */
export async function undoPair(desk: Desk, call: Call, id: string): Promise<Outcome<string>> {
  const own = and(eq(pairJudgements.workspaceId, call.workspaceId), eq(pairJudgements.id, id));
  return decide<string>(desk, call, {
    prepare: async ({ book }, queries) => {
      const [judged] = await queries.select().from(pairJudgements).where(own);
      if (!judged) return refuse('thing.unknown', 'There is no such judgement.', 'id');
      if (judged.undoneAt) return refuse('action.impossible', 'It was undone already.', 'id');
      const left = await readOne(queries, call, { voiceId: judged.voiceA, n: judged.nA });
      return done({
        tell: async (telling) => {
          if (left && judged.verdict !== 'unsure') {
            const pain = book.find(left.pain.id)!.key;
            const { text, thread } = left;
            await telling.tell({ type: 'judge', text, thread, pain, belongs: null });
          }
          return id;
        },
        write: async (writing) => {
          await writing
            .update(pairJudgements)
            .set({ undoneAt: call.now })
            .where(and(own, isNull(pairJudgements.undoneAt)));
          await recordChange(writing, call, { action: 'pair.undone', thing: 'pair', thingId: id });
        },
      });
    },
  });
}
