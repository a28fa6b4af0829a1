import type { PointKind } from '@gongjian/engines/pains';
import type { Entry } from '../../listening/book.ts';
import type { Pause } from '../../listening/index.ts';
import type { Verdict } from '../../listening/verdict.ts';
import { stretchTo } from '../deciding/points.ts';
import type { Readable } from './store.ts';

/** Where a point is after a correction; noise belongs to no pain. */
export interface Place {
  readonly painId: string | null;
  readonly thread: number | null;
}

/** So alike a pain must be for a point that was no complaint to go there; else it gets one of its own. */
const ALIKE = 0.5;

const natureOf = (kind: PointKind): Entry['nature'] | null =>
  kind === 'noise' ? null : kind === 'praise' ? 'delight' : 'pain';

/** The pain that holds a point now, if any. */
function painOf(point: Readable, { book }: Pause): Entry | null {
  return point.painId === null ? null : book.root(book.find(point.painId)!.key);
}

/** The pain for a point of this kind: the one it is in, where that fits; the likest; else one of its own. */
export async function placeFor(asked: {
  point: Readable;
  kind: PointKind;
  pause: Pause;
  verdict: Verdict;
}): Promise<Entry | null> {
  const { point, kind, pause, verdict } = asked;
  const nature = natureOf(kind);
  if (nature === null) return null;
  const present = painOf(point, pause);
  if (present?.nature === nature) return present;
  if (nature === 'pain') {
    const [like] = await pause.ears.like(pause.workspaceId, point.text, 1);
    if (like && like.score >= ALIKE && pause.book.knows(like.pain)) return pause.book.root(like.pain);
  }
  return verdict.newPain(nature, { at: point.occurredAt, text: point.text });
}

/** Tells the engine and the pains' history where the point went; nothing where it stays. */
export async function toldPlace(
  verdict: Verdict,
  told: { point: Readable; to: Entry | null; pause: Pause; detail: Record<string, unknown> },
): Promise<Place> {
  const { point, to, pause } = told;
  const from = painOf(point, pause);
  const detail = { voiceId: point.voiceId, n: point.n, ...told.detail };
  if (to?.key === from?.key) {
    if (from) verdict.note('corrected', from.id, detail);
    return { painId: point.painId, thread: point.thread };
  }
  if (!to) {
    verdict.note('corrected', from!.id, detail);
    return { painId: null, thread: null };
  }
  // The kind was read wrong, not the likeness: what it left teaches nothing.
  const { made } = await verdict.tell({ type: 'move', text: point.text, from: null, to: to.key });
  stretchTo(verdict.settled, to.id, [point]);
  verdict.note('corrected', to.id, detail, from?.id ?? null);
  return { painId: to.id, thread: made.find(({ text }) => text === point.text)?.thread ?? null };
}
