/** Pains that may be one: suggestions for a person, each with a score and the reason. */
import type { Mind } from './mind.ts';
import { rootOf, threadsIn } from './mind.ts';
import type { Reader } from './reading.ts';
import { type Reason, reasonOf } from './reason.ts';
import { SETTINGS } from './settings.ts';
import { pairName } from './teaching/teaching.ts';
import type { Thread } from './thread.ts';

export interface Duplicate {
  /** The smaller one; merging it `into` the larger is what is suggested. */
  readonly from: number;
  readonly into: number;
  /** √(share of the smaller pain’s links that lead to the larger × likeness of the two), 0…1. */
  readonly score: number;
  readonly reason: Reason;
}

/** Pains of fewer points are too young to be suggested. */
const FEWEST = 3;

/** The threads that a thread is linked to; one that a person made has its links looked up. */
function linksOf({ threads }: Mind, thread: Thread): { other: Thread; likeness: number }[] {
  if (thread.pinned && thread.near.length === 0) {
    return threads.pain
      .near(thread, SETTINGS.near + 1)
      .filter(({ thread: other }) => other !== thread)
      .map(({ thread: other, likeness }) => ({ other, likeness }));
  }
  return Array.from(thread.near).flatMap((id, i) => {
    const other = threads.pain.get(id);
    return other ? [{ other, likeness: thread.likeness[i]! }] : [];
  });
}

/** The best suggestions first; never what people keep apart or turned down. */
export function duplicatesOf(mind: Mind, reader: Reader, limit: number): Duplicate[] {
  const { book, laws, teaching } = mind;
  const root = rootOf(mind);
  const links = new Map<string, { a: number; b: number; weight: number }>();
  const totals = new Map<number, number>();
  const sizes = new Map<number, number>();
  for (const thread of mind.threads.pain.all()) {
    const own = root(thread);
    sizes.set(own, (sizes.get(own) ?? 0) + thread.size);
    for (const { other, likeness } of linksOf(mind, thread)) {
      const there = root(other);
      const weight = likeness ** 2;
      totals.set(own, (totals.get(own) ?? 0) + weight);
      if (there === own) continue;
      totals.set(there, (totals.get(there) ?? 0) + weight);
      const name = pairName(own, there);
      const link = links.get(name);
      if (link) link.weight += weight;
      else links.set(name, { a: own, b: there, weight });
    }
  }
  const barred = new Set([
    ...laws.apart(book.lineage).map(([a, b]) => pairName(a, b)),
    ...teaching.dismissed((pain) => book.resolve(pain)),
  ]);
  const ranked = [...links]
    .filter(([name, { a, b }]) => !barred.has(name) && Math.min(sizes.get(a)!, sizes.get(b)!) >= FEWEST)
    .map(([, { a, b, weight }]) => {
      const small = sizes.get(a)! < sizes.get(b)! || (sizes.get(a) === sizes.get(b) && a > b);
      const [from, into] = small ? [a, b] : [b, a];
      return { from, into, share: weight / totals.get(from)! };
    })
    .sort((x, y) => y.share - x.share || x.from - y.from || x.into - y.into)
    .slice(0, limit * 3);
  return ranked
    .map(({ from, into, share }): Duplicate => {
      const sides = { left: threadsIn(mind, from), right: threadsIn(mind, into) };
      const reason = reasonOf(mind, reader, { kind: 'alike', ...sides });
      return { from, into, score: Math.sqrt(share * reason.likeness), reason };
    })
    .sort((x, y) => y.score - x.score || x.from - y.from || x.into - y.into)
    .slice(0, limit);
}
