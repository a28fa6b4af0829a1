/**
 * Terms of a text: what encoders weigh. Words, pairs of words, letter trigrams inside words and single
 * Chinese characters, hashed into a fixed space so that no vocabulary grows with the stream.
 */

/** Size of the hashed space; a power of two. */
export const TERM_SPACE = 1 << 18;

/** Most words of one text that are read; a longer text is cut into points before. */
const MOST_WORDS = 400;
/** Weights beside a word's 1: of a pair of neighbouring words, and of a part (letter trigram, Chinese character). */
const PAIR = 0.3;
const PART = 0.5;

/** Distinct term ids of one text with their raw weights (log count times the family's weight). */
export interface Terms {
  /** Words first, then pairs, then parts. */
  readonly ids: Uint32Array;
  readonly counts: Float32Array;
  /** Where the words end. */
  readonly words: number;
  /** Where the pairs end: the ids before are few and telling, fit to find candidates by. */
  readonly keys: number;
  /** Whether most words are written without spaces between them (Chinese, Japanese). */
  readonly wide: boolean;
}

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const FAMILY = { word: 1, pair: 2, trigram: 3, character: 4 } as const;

function settle(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) & (TERM_SPACE - 1);
}

function rawHash(text: string, family: number): number {
  let hash = BASIS ^ Math.imul(family, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

/** The term id of a word (FNV-1a with a final mix). */
export function wordTerm(word: string): number {
  return settle(rawHash(word, FAMILY.word));
}

/** An open hash table small enough to stay in the processor's cache; one serves all calls, cleared after each. */
const TABLE = 1 << 13;
/** Most terms of one text. */
export const MOST_TERMS = TABLE / 2;
const table = new Int32Array(TABLE);
const ids: number[] = [];
const counts: number[] = [];
const used: number[] = [];

function add(id: number): void {
  let at = id & (TABLE - 1);
  for (let place = table[at]!; place !== 0; place = table[at]!) {
    if (ids[place - 1] === id) {
      counts[place - 1]!++;
      return;
    }
    at = (at + 1) & (TABLE - 1);
  }
  // A text of more terms than the table holds is cut: what it says is said by then.
  if (ids.length >= MOST_TERMS) return;
  ids.push(id);
  counts.push(1);
  used.push(at);
  table[at] = ids.length;
}

/** Whether a word is of a script that writes words without spaces. */
export const isWide = (word: string): boolean => word.charCodeAt(0) >= 0x2e80;

function addParts(word: string): void {
  if (isWide(word)) {
    for (let i = 0; i < word.length; i++) add(settle(rawHash(word[i]!, FAMILY.character)));
    return;
  }
  // Trigrams of the word with a mark on both ends, hashed straight from the character codes.
  const start = BASIS ^ Math.imul(FAMILY.trigram, 0x9e3779b1);
  const length = word.length;
  for (let i = -1; i + 2 <= length; i++) {
    let hash = start;
    for (let j = i; j < i + 3; j++) {
      hash = Math.imul(hash ^ (j < 0 || j >= length ? 35 : word.charCodeAt(j)), PRIME);
    }
    add(settle(hash));
  }
}

/** Words around a text that colour its sense, with their weight beside the text's own words' 1. */
export interface Context {
  readonly words: readonly string[];
  readonly weight: number;
}

/**
 * Turns normalised words (see `words.ts`) into hashed terms. Deterministic; no words give no terms. Words of the
 * context that the text does not have itself are added last, as words alone.
 */
export function termsOf(words: readonly string[], context?: Context): Terms {
  const terms = passingTerms(words, context);
  return { ...terms, ids: terms.ids.slice(), counts: terms.counts.slice() };
}

const passingIds = new Uint32Array(MOST_TERMS);
const passingCounts = new Float32Array(MOST_TERMS);

/** As `termsOf`, for a stream: the arrays hold until the next call only. */
export function passingTerms(words: readonly string[], context?: Context): Terms {
  ids.length = 0;
  counts.length = 0;
  used.length = 0;
  const length = Math.min(words.length, MOST_WORDS);
  let wide = 0;
  for (let i = 0; i < length; i++) {
    add(wordTerm(words[i]!));
    if (isWide(words[i]!)) wide++;
  }
  const wordEnd = ids.length;
  for (let i = 1; i < length; i++) {
    add(settle(Math.imul(rawHash(words[i - 1]!, FAMILY.pair), 31) ^ rawHash(words[i]!, FAMILY.pair)));
  }
  const pairEnd = ids.length;
  for (let i = 0; i < length; i++) addParts(words[i]!);
  const partEnd = ids.length;
  if (words.length > 0) for (const word of context?.words ?? []) add(wordTerm(word));
  for (let i = 0; i < ids.length; i++) {
    table[used[i]!] = 0;
    passingIds[i] = ids[i]!;
    const count = counts[i]!;
    const often = count > 1 ? 1 + Math.log(count) : 1;
    passingCounts[i] = i < partEnd ? often * (i < wordEnd ? 1 : i < pairEnd ? PAIR : PART) : context!.weight;
  }
  return {
    ids: passingIds.subarray(0, ids.length),
    counts: passingCounts.subarray(0, ids.length),
    words: wordEnd,
    keys: pairEnd,
    wide: wide * 2 > length,
  };
}
