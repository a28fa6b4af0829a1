import { and, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { painJudgements, points } from '../tables.ts';
import { type Desk, decide } from './desk.ts';
import { readPoint } from './points.ts';

export type Verdict = 'belongs' | 'notHere';

/** What a person says of a point in a pain; null takes an earlier word back. */
export interface Judge {
  readonly id: string;
  readonly voiceId: string;
  readonly n: number;
  readonly verdict: Verdict | null;
  readonly undoes?: string;
}

interface Judged extends Judge {
  readonly painId: string;
}

/** Keeps a person's judgement, from which the engine learns; a point that belongs is pinned where it is. */
export function judgePoint(desk: Desk, call: Call, judge: Judge): Promise<Outcome<string>> {
  const { verdict, undoes } = judge;
  return decide<string>(desk, call, {
    detail: undoes ? { undoes } : {},
    prepare: async ({ book, workspaceId }, queries) => {
      const asked = book.find(judge.id);
      if (!asked) return refuse('thing.unknown', 'There is no such pain.', 'id');
      const pain = book.root(asked.key);
      const point = await readPoint(queries, { workspaceId, voiceId: judge.voiceId, n: judge.n });
      const here = point?.painId ? book.root(book.find(point.painId)!.key) : null;
      if (here?.key !== pain.key)
        return refuse('thing.unknown', 'This pain has no such point.', 'body/voiceId');
      const judged = { ...judge, painId: pain.id };
      const before = await readVerdict(queries, call, judged);
      return done({
        tell: async (telling) => {
          const belongs = verdict === null ? null : verdict === 'belongs';
          const { text, thread } = point!;
          await telling.tell({ type: 'judge', text, thread, pain: pain.key, belongs });
          telling.note('judged', pain.id, { voiceId: judge.voiceId, n: judge.n, verdict, before });
          return pain.id;
        },
        write: async (writing) => {
          await keepVerdict(writing, call, judged);
          const detail = { voiceId: judge.voiceId, n: judge.n, verdict, before, ...(undoes && { undoes }) };
          await recordChange(writing, call, {
            ...{ action: 'pain.judged', thing: 'pain', thingId: pain.id, detail },
          });
        },
      });
    },
  });
}

const ownWord = ({ workspaceId }: Call, { voiceId, n, painId }: Judged) =>
  and(
    eq(painJudgements.workspaceId, workspaceId),
    eq(painJudgements.voiceId, voiceId),
    eq(painJudgements.n, n),
    eq(painJudgements.painId, painId),
  );

async function readVerdict(queries: Queries, call: Call, judged: Judged): Promise<Verdict | null> {
  const [before] = await queries.select().from(painJudgements).where(ownWord(call, judged));
  return before?.verdict ?? null;
}

async function keepVerdict(queries: Queries, call: Call, judged: Judged): Promise<void> {
  const { workspaceId } = call;
  const { voiceId, n, painId, verdict } = judged;
  if (verdict === null) {
    await queries.delete(painJudgements).where(ownWord(call, judged));
    return;
  }
  const said = { verdict, at: call.now, actorName: call.actor.name };
  await queries
    .insert(painJudgements)
    .values({ workspaceId, voiceId, n, painId, ...said })
    .onConflictDoUpdate({
      target: [painJudgements.workspaceId, painJudgements.voiceId, painJudgements.n, painJudgements.painId],
      set: said,
    });
  if (verdict === 'belongs') {
    await queries
      .update(points)
      .set({ pinned: true })
      .where(and(eq(points.workspaceId, workspaceId), eq(points.voiceId, voiceId), eq(points.n, n)));
  }
}
