/** Size of the hashed space of n-grams; a power of two. */
export const GRAM_SPACE = 1 << 18;

const LONGEST_RUN = 3;
const SEEDS = [0x811c9dc5, 0x2f0b4c47, 0x6a09e667, 0x3c6ef372, 0x510e527f] as const;

/**
 * The hashed n-grams of a normalised text with their counts: one to three Chinese characters in a row
 * (digits fold to one), Latin words and pairs of them, other characters alone.
 */
export function gramsOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (hash: number) => {
    const id = finish(hash);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  let before = 0;
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at) {
      const word = hashOf(text, at, end, SEEDS[3]);
      add(word);
      if (before) add(Math.imul(before, 0x01000193) ^ word);
      before = word;
      at = end;
      continue;
    }
    if (text[at] === ' ') {
      at++;
      continue;
    }
    if (isSeparator(text.charCodeAt(at))) before = 0;
    for (let length = 1; length <= LONGEST_RUN && at + length <= text.length; length++) {
      if (wordEnd(text, at + length - 1) > at + length - 1) break;
      add(hashOf(text, at, at + length, SEEDS[length - 1]!));
    }
    at++;
  }
  return counts;
}

function isSeparator(unit: number): boolean {
  return unit === 46 || unit === 33 || unit === 63 || unit === 44 || unit === 59;
}

/** End of the Latin word or number at `at`; `at` itself where none begins. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if (
      !(
        (unit >= 97 && unit <= 122) ||
        (unit >= 48 && unit <= 57) ||
        (unit >= 0xc0 && unit < 0x250) ||
        (unit === 39 && end > at)
      )
    )
      break;
    end++;
  }
  return end;
}

function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash: number = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return mixed & (GRAM_SPACE - 1);
}
