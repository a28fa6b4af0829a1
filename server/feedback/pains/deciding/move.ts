import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import type { Entry } from '../../listening/book.ts';
import { type Desk, decide } from './desk.ts';
import { moveThreads, placePoints, readPoint, stretchTo } from './points.ts';

/** One point and where it belongs; `to` null: into a pain of its own. */
export interface MovePoint {
  readonly voiceId: string;
  readonly n: number;
  readonly to: string | null;
  readonly undoes?: string;
}

interface Moved {
  readonly painId: string;
  readonly thread: number | null;
}

/** Puts a point where a person says it belongs; its like follow from now on. @returns the pain's id */
export async function movePoint(desk: Desk, call: Call, move: MovePoint): Promise<Outcome<string>> {
  const outcome = await decide<Moved>(desk, call, {
    detail: move.undoes ? { undoes: move.undoes } : {},
    prepare: async ({ book, workspaceId }, queries) => {
      const point = await readPoint(queries, { workspaceId, voiceId: move.voiceId, n: move.n });
      if (!point) return refuse('thing.unknown', 'There is no such point of a voice.', 'body/voiceId');
      const target = move.to === null ? null : book.find(move.to);
      if (target === undefined) return refuse('thing.unknown', 'There is no such pain.', 'body/to');
      const from = point.painId === null ? null : book.root(book.find(point.painId)!.key);
      const to = target && book.root(target.key);
      if (to && to.key === from?.key) return refuse('action.impossible', 'It is there already.', 'body/to');
      return done({
        tell: async (verdict) => {
          const nature = point.kind === 'praise' ? 'delight' : 'pain';
          const pain: Entry =
            to ?? (await verdict.newPain(from?.nature ?? nature, { at: point.occurredAt, text: point.text }));
          const { made } = await verdict.tell({
            type: 'move',
            text: point.text,
            from: from?.key ?? null,
            to: pain.key,
          });
          stretchTo(verdict.settled, pain.id, [point]);
          const { voiceId, n } = point;
          verdict.note('moved', pain.id, { voiceId, n, from: from?.id ?? null }, from?.id ?? null);
          return { painId: pain.id, thread: made.find(({ text }) => text === point.text)?.thread ?? null };
        },
        write: async (writing, { moves }, { painId, thread }) => {
          await moveThreads(writing, workspaceId, { moves, book });
          await placePoints(writing, workspaceId, [{ point, painId, thread, pinned: true }]);
          await recordChange(writing, call, {
            action: 'pain.voiceMoved',
            thing: 'pain',
            thingId: painId,
            detail: { voiceId: point.voiceId, n: point.n, from: from?.id ?? null },
          });
        },
      });
    },
  });
  return outcome.ok ? done(outcome.value.painId) : outcome;
}
