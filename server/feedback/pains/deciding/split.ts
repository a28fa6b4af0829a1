import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import type { Pause } from '../../listening/index.ts';
import { type Desk, decide } from './desk.ts';
import { moveThreads, type Placed, placePoints, readPoints, stretchTo } from './points.ts';
import { setTitle } from './rename.ts';

/** Points that one split may take along. */
const MOST = 5_000;

/** What leaves a pain: the points of some voices, or those with a word. */
export interface Split {
  readonly id: string;
  readonly voiceIds?: readonly string[];
  readonly word?: string;
  /** Name of the new pain; the engine names it where absent. */
  readonly title?: string;
}

interface Made {
  readonly id: string;
  readonly points: number;
  readonly threads: ReadonlyMap<string, number>;
}

/** Takes points out of a pain into one of their own; their like follow from now on. */
export async function splitPain(
  desk: Desk,
  call: Call,
  split: Split,
): Promise<Outcome<{ id: string; points: number }>> {
  const outcome = await decide<Made>(desk, call, {
    prepare: async (pause, queries) => {
      const chosen = await choose(pause, queries, split);
      if (!chosen.ok) return chosen;
      const { root, points } = chosen.value;
      const first = points.reduce((least, point) => (point.occurredAt < least.occurredAt ? point : least));
      return done({
        tell: async (verdict) => {
          const into = await verdict.newPain(root.nature, { at: first.occurredAt, text: first.text });
          const texts = [...new Set(points.map(({ text }) => text))];
          const { made } = await verdict.tell({ type: 'split', from: root.key, into: into.key, texts });
          stretchTo(verdict.settled, into.id, points);
          return {
            id: into.id,
            points: points.length,
            threads: new Map(made.map((m) => [m.text, m.thread])),
          };
        },
        write: async (writing, { moves }, { id, threads }) => {
          await moveThreads(writing, call.workspaceId, { moves, book: pause.book });
          const placings = points.map((point) => ({
            point,
            painId: id,
            thread: threads.get(point.text) ?? null,
            pinned: true,
          }));
          await placePoints(writing, call.workspaceId, placings);
          if (split.title) await setTitle(writing, call, { id, title: split.title });
          await recordChange(writing, call, {
            action: 'pain.split',
            thing: 'pain',
            thingId: root.id,
            detail: { into: id, points: points.length, ...(split.word && { word: split.word }) },
          });
        },
      });
    },
  });
  return outcome.ok ? done({ id: outcome.value.id, points: outcome.value.points }) : outcome;
}

async function choose(
  { book, workspaceId }: Pause,
  queries: Queries,
  split: Split,
): Promise<Outcome<{ root: ReturnType<Pause['book']['root']>; points: Placed[] }>> {
  const entry = book.find(split.id);
  if (!entry) return refuse('thing.unknown', 'There is no such pain.', 'id');
  const root = book.root(entry.key);
  const asked = { workspaceId, painId: root.id, limit: MOST + 1 };
  const { voiceIds, word } = split;
  const points = await readPoints(queries, {
    ...asked,
    ...(voiceIds && { voiceIds }),
    ...(word && { word }),
  });
  if (points.length === 0) return refuse('action.impossible', 'No voice of this pain fits.', 'body');
  if (points.length > MOST) return refuse('request.tooMany', `Take at most ${MOST} points at once.`, 'body');
  const all = await readPoints(queries, { ...asked, limit: points.length + 1 });
  if (all.length === points.length) return refuse('action.impossible', 'Nothing would be left.', 'body');
  return done({ root, points });
}
