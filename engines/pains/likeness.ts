/** Likeness of texts to pains and to each other, with the words that are the reason for it. */
import { termsOf, wordTerm } from '../text/terms.ts';
import { cosine } from './encoder.ts';
import type { Mind } from './mind.ts';
import type { Reader } from './reading.ts';

export interface LikePain {
  readonly pain: number;
  /** Cosine to the most alike thread, 0…1. */
  readonly score: number;
  /** Shared words, the most telling first. */
  readonly words: readonly string[];
}

const REASONS = 5;

export function likePains(mind: Mind, reader: Reader, asked: { text: string; limit: number }): LikePain[] {
  const words = reader.words(asked.text);
  const terms = termsOf(words);
  const vector = { ...mind.encoder.encode(terms), keys: terms.keys };
  const found = new Map<number, LikePain>();
  for (const { thread, likeness } of mind.threads.pain.near(vector, asked.limit * 8)) {
    const pain = mind.book.resolve(thread.pain);
    if (found.has(pain) || found.size >= asked.limit) continue;
    const there = new Set(reader.words(thread.text));
    found.set(pain, { pain, score: likeness, words: telling(mind, words, there) });
  }
  return [...found.values()];
}

export function compareTexts(
  mind: Mind,
  reader: Reader,
  pair: { a: string; b: string },
): Omit<LikePain, 'pain'> {
  const [left, right] = [reader.words(pair.a), reader.words(pair.b)];
  const score = cosine(mind.encoder.encode(termsOf(left)), mind.encoder.encode(termsOf(right)));
  return { score, words: telling(mind, left, new Set(right)) };
}

/** Shared words, the rarest first. */
function telling(mind: Mind, words: readonly string[], there: ReadonlySet<string>): string[] {
  const rarity = (word: string) => mind.encoder.frequency(wordTerm(word));
  return [...new Set(words)]
    .filter((word) => there.has(word))
    .sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1))
    .slice(0, REASONS);
}
