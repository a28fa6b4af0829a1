/** Turns what people say into judged pairs: the closest two of what they joined or parted. */
import { termsOf } from '../../text/terms.ts';
import { givenThreshold } from '../belonging.ts';
import { cosine, type SparseVector } from '../encoder.ts';
import { type Mind, threadsIn } from '../mind.ts';
import type { Reader } from '../reading.ts';
import type { Thread } from '../thread.ts';
import type { JudgedSide } from './pair.ts';
import { pairName } from './teaching.ts';

/** Threads of a side that are compared: the largest. */
const COMPARED = 40;

export interface Lesson {
  readonly same: boolean;
  readonly weight: number;
  readonly about: string;
}

/** What a lesson about two pains is known by, in either order. */
export const aboutPains = (a: number, b: number): string => `pains ${pairName(a, b)}`;
/** What a lesson about one text is known by: the last word on it counts. */
export const aboutText = (text: string): string => `text ${text}`;

/** Learns that two groups of threads are, or are not, about one thing. */
export function learnThreads(
  mind: Mind,
  sides: { left: readonly Thread[]; right: readonly Thread[] },
  lesson: Lesson,
): void {
  const left = largest(sides.left);
  const right = largest(sides.right);
  let best: { a: Thread; b: Thread; likeness: number } | null = null;
  for (const a of left) {
    for (const b of right) {
      const likeness = cosine(a, b);
      if (!best || likeness > best.likeness) best = { a, b, likeness };
    }
  }
  if (!best) return;
  const { a, b, likeness } = best;
  const margin = likeness - givenThreshold(mind, a.nature);
  mind.teaching.learn({ a: sideOf(a), b: sideOf(b), likeness, margin, ...lesson });
}

/** Learns that a text does, or does not, belong to a pain; nothing where the pain has nothing else to say. */
export function learnText(
  mind: Mind,
  reader: Reader,
  said: { text: string; thread: number | null; pain: number },
  lesson: Lesson,
): void {
  const vector = mind.encoder.encode(termsOf(reader.words(said.text)));
  const others = threadsIn(mind, said.pain).filter(({ id }) => id !== said.thread);
  const closest = closestTo(vector, largest(others));
  if (!closest) return;
  const margin = closest.likeness - givenThreshold(mind, closest.thread.nature);
  const a = { thread: said.thread ?? 0, pain: mind.book.resolve(said.pain), text: said.text.slice(0, 160) };
  mind.teaching.learn({ a, b: sideOf(closest.thread), likeness: closest.likeness, margin, ...lesson });
}

function closestTo(vector: SparseVector, threads: readonly Thread[]) {
  let best: { thread: Thread; likeness: number } | null = null;
  for (const thread of threads) {
    const likeness = cosine(vector, thread);
    if (!best || likeness > best.likeness) best = { thread, likeness };
  }
  return best;
}

const sideOf = ({ id, pain, text }: Thread): JudgedSide => ({ thread: id, pain, text });

function largest(threads: readonly Thread[]): Thread[] {
  return [...threads].sort((a, b) => b.size - a.size || a.id - b.id).slice(0, COMPARED);
}
