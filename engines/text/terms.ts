/**
 * Terms of a text: what the lexical encoder weighs. Words, pairs of words and Chinese character pairs,
 * hashed into a fixed space so that no vocabulary grows with the stream.
 */

/** Size of the hashed space; a power of two. */
export const TERM_SPACE = 1 << 18;

/** Distinct term ids of one text with their raw weights (counts times the family's weight). */
export interface Terms {
  readonly ids: Uint32Array;
  readonly counts: Float32Array;
}

const WORD = 1;
const PAIR = 0.5;

/** Hashes a string into the term space (FNV-1a with a final mix); `family` keeps families apart. */
export function hashTerm(text: string, family: number): number {
  let hash = 0x811c9dc5 ^ family;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash & (TERM_SPACE - 1);
}

/** Turns normalised words (see `words.ts`) into hashed terms. Deterministic; an empty list gives no terms. */
export function termsOf(words: readonly string[]): Terms {
  const weights = new Map<number, number>();
  const add = (id: number, weight: number) => weights.set(id, (weights.get(id) ?? 0) + weight);
  for (let i = 0; i < words.length; i++) {
    add(hashTerm(words[i]!, 1), WORD);
    if (i > 0) add(hashTerm(`${words[i - 1]!} ${words[i]!}`, 2), PAIR);
  }
  return { ids: Uint32Array.from(weights.keys()), counts: Float32Array.from(weights.values()) };
}
