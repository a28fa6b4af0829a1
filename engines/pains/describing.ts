/** What a pain looks like to a person: its title, its words and its most typical voices. */
import { wordTerm } from '../text/terms.ts';
import type { Nature } from './heard.ts';
import type { Mind } from './mind.ts';
import type { Reader } from './reading.ts';
import type { Thread } from './thread.ts';

export interface Described {
  readonly nature: Nature;
  readonly title: string;
  readonly language: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  /** Voices that say it most typically. */
  readonly typical: readonly string[];
}

const READ_AT_MOST = 64;

export function describePain(mind: Mind, reader: Reader, pain: number): Described {
  const root = mind.book.resolve(pain);
  const nature = mind.book.record(root)?.nature ?? 'pain';
  const threads = [...mind.threads[nature].all()]
    .filter((thread) => mind.book.resolve(thread.pain) === root && thread.text !== '')
    .sort((a, b) => b.size - a.size || a.id - b.id)
    .slice(0, READ_AT_MOST);
  const counts = new Map<string, number>();
  const read = threads.map((thread) => ({ thread, words: new Set(reader.words(thread.text)) }));
  for (const { thread, words } of read) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + thread.size);
  }
  const words = [...counts]
    .map(([word, count]) => ({
      word,
      weight: count * Math.log(1 + mind.encoder.texts / (mind.encoder.frequency(wordTerm(word)) + 1)),
    }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 12);
  const top = new Map(words.map(({ word, weight }) => [word, weight]));
  const typical = read
    .map(({ thread, words: own }) => ({ thread, weight: typicality(own, top) }))
    .sort((a, b) => b.weight - a.weight);
  const first: Thread | undefined = typical[0]?.thread;
  const largest = words[0]?.weight || 1;
  return {
    nature,
    title: first?.text.slice(0, 40) ?? '',
    language: first?.language ?? '',
    words: words.map(({ word, weight }) => ({ word, weight: weight / largest })),
    typical: typical
      .slice(0, 5)
      .map(({ thread }) => thread.voice)
      .filter((voice) => voice !== ''),
  };
}

function typicality(words: ReadonlySet<string>, top: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const word of words) sum += top.get(word) ?? 0;
  return sum / Math.sqrt(words.size + 1);
}
