/** What a pain looks like to a person: its title, its words and its most typical voices. */
import type { Nature } from './heard.ts';
import { type Mind, threadsIn } from './mind.ts';
import type { Reader } from './reading.ts';
import type { Thread } from './thread.ts';
import { titleOf } from './title.ts';

export interface Described {
  readonly nature: Nature;
  readonly title: string;
  /** Language of most of its voices. */
  readonly language: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
  /** Voices that say it most typically. */
  readonly typical: readonly string[];
}

/** A title as it was given, so that it does not flicker. */
export interface TitleRecord {
  readonly title: string;
  readonly points: number;
  readonly words: readonly string[];
}

const READ_AT_MOST = 60;
const WORDS = 12;
const TYPICAL = 5;
/** A pain keeps its title until it has grown this much and other words lead it. */
const GROWN = 2;

/** Describes a pain, or whatever it was merged into; empty for an unknown key. */
export function describePain(mind: Mind, reader: Reader, pain: number): Described {
  const root = mind.book.resolve(pain);
  const nature = mind.book.record(root)?.nature ?? 'pain';
  const threads = threadsOf(mind, root);
  const language = commonest(threads);
  const wide = threads.filter((thread) => thread.wide).length * 2 > threads.length;
  const read = threads.map((thread) => ({ thread, words: new Set(reader.words(thread.text)) }));
  const words = tellingWords(mind, read, wide);
  const weights = new Map(words.map(({ word, weight }) => [word, weight]));
  const typical = read
    .map(({ thread, words: own }) => ({ thread, weight: typicality(own, weights) }))
    .sort((a, b) => b.weight - a.weight || a.thread.id - b.thread.id);
  const tellings = typical.map(({ thread }) => thread).filter((thread) => thread.language === language);
  const title = steadyTitle(mind, root, {
    words: words.slice(0, 3).map(({ word }) => word),
    make: () => titleOf(tellings, (word) => rarity(mind, word, wide)),
  });
  return {
    nature,
    title,
    language,
    words: words.slice(0, WORDS),
    typical: typical.slice(0, TYPICAL).map(({ thread }) => thread.voice),
  };
}

/** The largest threads of a pain, the older first among equals. */
function threadsOf(mind: Mind, root: number): Thread[] {
  return threadsIn(mind, root)
    .filter((thread) => thread.voice !== '')
    .sort((a, b) => b.size - a.size || a.id - b.id)
    .slice(0, READ_AT_MOST);
}

function commonest(threads: readonly Thread[]): string {
  const counts = new Map<string, number>();
  for (const { language, size } of threads) counts.set(language, (counts.get(language) ?? 0) + size);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Class TF-IDF: W(t) = tf_t · ln(1 + N / (df_t + 1)), the largest scaled to 1. */
function tellingWords(
  mind: Mind,
  read: readonly { thread: Thread; words: ReadonlySet<string> }[],
  wide: boolean,
) {
  const counts = new Map<string, number>();
  for (const { thread, words } of read) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + thread.size);
  }
  const weighed = [...counts]
    .map(([word, count]) => ({ word, weight: count * rarity(mind, word, wide) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, WORDS * 3);
  const largest = weighed[0]?.weight || 1;
  return weighed.map(({ word, weight }) => ({ word, weight: weight / largest }));
}

/** 0 for a word that most texts in this kind of script use, rising with rarity. */
function rarity(mind: Mind, word: string, wide: boolean): number {
  return Math.max(0, mind.encoder.telling(word, wide) - COMMON);
}

/** ln of the share of texts above which a word tells nothing: one in three. */
const COMMON = Math.log(3);

function typicality(words: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const word of words) sum += weights.get(word) ?? 0;
  return sum / Math.sqrt(words.size + 1);
}

function steadyTitle(
  mind: Mind,
  root: number,
  fresh: { words: readonly string[]; make: () => string },
): string {
  const known = mind.titles.get(root);
  const points = mind.book.points(root);
  const leads = known?.words.some((word) => fresh.words.includes(word)) ?? false;
  if (known && known.title !== '' && (points < known.points * GROWN || leads)) return known.title;
  const title = fresh.make();
  mind.titles.set(root, { title, points, words: fresh.words });
  return title;
}
