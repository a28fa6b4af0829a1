/** Links between threads: by the words that they share, and by what an encoder outside makes of them. */
import type { SparseVector } from './encoder.ts';
import { type Graph, graphOf } from './graph.ts';
import { nearestDense } from './learned/nearest.ts';
import { neighbours } from './neighbours.ts';
import { sampled } from './sample.ts';
import type { Thread } from './thread.ts';

interface Links {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

export interface Linking {
  /** Links of each thread. */
  readonly limit: number;
  /** What each thread is about, where that is known. */
  readonly subjects?: Int32Array | null;
}

/** A second signal that is measured to help. */
export interface Second {
  /** Its share in the weight of all links, above 0 and below 1. */
  readonly share: number;
  readonly vectorOf: (thread: Thread) => Float32Array | undefined;
}

/** Words up to which a text's few words are its sense, and from which on it shares words with anything. */
const SHORT = 20;
const LONG = 40;

/**
 * Each thread linked to its most alike ones; a link weighs the square of their cosine. Long texts about
 * different subjects are not linked: what they share is the language.
 */
export function linked(threads: readonly Thread[], linking: Linking): Graph {
  return graphOf(threads.length, wordLinks(threads, linking));
}

/** As `linked`, with links by meaning beside those by words; both weigh their share of all. */
export function linkedByBoth(threads: readonly Thread[], linking: Linking, second: Second): Graph {
  const words = wordLinks(threads, linking);
  const meaning = meaningLinks(threads, linking.limit, second);
  const total = (links: Links) => links.weight.reduce((sum, weight) => sum + weight, 0);
  const scale = (second.share / (1 - second.share)) * (total(words) / (total(meaning) || 1));
  return graphOf(threads.length, {
    from: [...words.from, ...meaning.from],
    to: [...words.to, ...meaning.to],
    weight: [...words.weight, ...meaning.weight.map((weight) => weight * scale)],
  });
}

function wordLinks(threads: readonly Thread[], { limit, subjects }: Linking): Links {
  const { to, likeness } = neighbours(threads.map(pruned), limit);
  const from = new Int32Array(to.length);
  const weight = new Float64Array(to.length);
  let links = 0;
  for (let i = 0; i < to.length; i++) {
    const own = Math.floor(i / limit);
    const other = to[i]!;
    if (other < 0) continue;
    const alike = likeness[i]! ** 2;
    const trust =
      !subjects || subjects[own] === subjects[other] ? 1 : shortness(threads[own]!, threads[other]!);
    from[links] = own;
    to[links] = other;
    weight[links++] = alike * trust;
  }
  return { from: from.subarray(0, links), to: to.subarray(0, links), weight: weight.subarray(0, links) };
}

/** Threads whose vectors are compared all with all, at most; the others stay linked by words alone. */
const COMPARED_BY_MEANING = 6000;

function meaningLinks(threads: readonly Thread[], limit: number, { vectorOf }: Second): Links {
  const known = threads.flatMap((thread, i) => {
    const vector = vectorOf(thread);
    return vector ? [{ i, vector }] : [];
  });
  const some = sampled(known, COMPARED_BY_MEANING);
  const { to, likeness } = nearestDense(
    some.map(({ vector }) => vector),
    limit,
  );
  const links = Array.from(to.keys()).filter((place) => to[place]! >= 0);
  return {
    from: Int32Array.from(links, (place) => some[Math.floor(place / limit)]!.i),
    to: Int32Array.from(links, (place) => some[to[place]!]!.i),
    weight: Float64Array.from(links, (place) => likeness[place]! ** 2),
  };
}

export function shortness(a: Thread, b: Thread): number {
  const words = Math.min(a.words, b.words);
  return Math.min(1, Math.max(0, (LONG - words) / (LONG - SHORT)));
}

/** Terms of one text that are compared: its heaviest. */
const COMPARED = 96;

function pruned(thread: Thread): SparseVector {
  const { ids, weights } = thread;
  if (ids.length <= COMPARED) return thread;
  const heaviest = Array.from(ids.keys())
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, COMPARED);
  return {
    ids: Uint32Array.from(heaviest, (i) => ids[i]!),
    weights: Float32Array.from(heaviest, (i) => weights[i]!),
  };
}
