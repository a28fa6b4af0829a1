/** Reasons for proposals and suggestions, as data: pages and letters put them into words. */
import { cosine } from './encoder.ts';
import type { Mind } from './mind.ts';
import type { Reader } from './reading.ts';
import type { Thread } from './thread.ts';

export interface Reason {
  /** `alike`: why two sides may be one; `apart`: why a pain may be two. */
  readonly kind: 'alike' | 'apart';
  /** Mean cosine over the closest threads of both sides, 0…1. */
  readonly likeness: number;
  /** Share of what both sides say in telling words that the two have in common, 0…1. */
  readonly overlap: number;
  /** Telling words of both sides, the most telling first. */
  readonly shared: readonly string[];
  /** Words that tell the first side from the second, and the second from the first. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Points on each side. */
  readonly voices: { readonly left: number; readonly right: number };
}

const WORDS = 5;
/** What a word of one character tells beside a longer one. */
const SINGLE = 0.3;
/** Threads of a side that are read. */
const READ = 40;

export interface Sides {
  readonly kind: Reason['kind'];
  /** For a merge the pain that would end, for a split what would leave. */
  readonly left: readonly Thread[];
  /** For a merge the pain that would live on, for a split what would stay. */
  readonly right: readonly Thread[];
}

/** The reason for bringing two sides together, or for taking them apart. */
export function reasonOf(mind: Mind, reader: Reader, { kind, left, right }: Sides): Reason {
  const [a, b] = [largest(left), largest(right)];
  const [said, answered] = [wordShares(a, reader), wordShares(b, reader)];
  const wide = left.filter((thread) => thread.wide).length * 2 > left.length;
  const telling = (weigh: (word: string) => number) =>
    [...new Set([...said.keys(), ...answered.keys()])]
      .map((word) => ({ word, weight: weigh(word) * mind.encoder.telling(word, wide) }))
      .filter(({ weight }) => weight > 0)
      .sort((x, y) => y.weight - x.weight || (x.word < y.word ? -1 : 1));
  const share = (of: ReadonlyMap<string, number>, word: string) => of.get(word) ?? 0;
  const common = telling((word) => Math.min(share(said, word), share(answered, word)));
  const all = telling((word) => Math.max(share(said, word), share(answered, word)));
  const firsts = (list: readonly { word: string }[]) => list.slice(0, WORDS).map(({ word }) => word);
  return {
    kind,
    likeness: closeness(a, b),
    overlap: sum(all) > 0 ? sum(common) / sum(all) : 0,
    shared: firsts(common),
    left: firsts(telling((word) => share(said, word) - share(answered, word))),
    right: firsts(telling((word) => share(answered, word) - share(said, word))),
    voices: { left: points(left), right: points(right) },
  };
}

const sum = (list: readonly { weight: number }[]) => list.reduce((all, { weight }) => all + weight, 0);
const points = (threads: readonly Thread[]) => threads.reduce((all, { size }) => all + size, 0);

function largest(threads: readonly Thread[]): readonly Thread[] {
  return [...threads].sort((a, b) => b.size - a.size || a.id - b.id).slice(0, READ);
}

/** Share of a side's points that use each word. */
function wordShares(threads: readonly Thread[], reader: Reader): Map<string, number> {
  const shares = new Map<string, number>();
  const all = points(threads);
  for (const { text, size } of threads) {
    for (const word of new Set(reader.words(text))) {
      shares.set(word, (shares.get(word) ?? 0) + (word.length > 1 ? 1 : SINGLE) * (size / all));
    }
  }
  return shares;
}

/** Mean over the threads of the smaller side of the cosine to their closest on the other. */
function closeness(a: readonly Thread[], b: readonly Thread[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return 0;
  const closest = few.map((own) => Math.max(...many.map((other) => cosine(own, other))));
  return Math.min(1, closest.reduce((all, one) => all + one, 0) / few.length);
}
