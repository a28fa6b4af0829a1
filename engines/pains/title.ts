/** Titles: a phrase cut from the most typical sentence, such as «退款三天未到账» rather than a list of words. */
import { normalise, stem, words } from '../text/index.ts';
import { mayEnd, mayStart, withoutFiller } from './filler.ts';

export interface Telling {
  readonly text: string;
  /** How many points say it. */
  readonly size: number;
}

/** Width in Chinese characters; a Latin word counts as two. */
const LEAST_WIDTH = 4;
const BEST_WIDTH = 9;
const MOST_WIDTH = 16;
/** What a cut through a fixed expression costs, as a share of the phrase's score. */
const TORN = 0.6;
/** What keeps a phrase from being long for the sake of it. */
const LENGTH_POWER = 0.6;

const CLAUSE_END = /[。！？!?；;，,：:、\n\r…~～|()（）【】[\]「」“”"<>《》]+|\.(?=\s|$)|\s-\s/u;

/** Titles by what is typical: `rarity` says how telling a word is in general (0 for a word that all use). */
export function titleOf(tellings: readonly Telling[], rarity: (word: string) => number): string {
  const read = tellings.map(({ text, size }) => ({ clauses: clausesOf(text), size }));
  const support = supportOf(read);
  const weigh = (word: string) => {
    const texts = support.words.get(keyOf(word)) ?? 0;
    return texts <= 0 ? 0 : (texts / support.texts) * rarity(keyOf(word));
  };
  let best = { title: '', score: Number.NEGATIVE_INFINITY };
  for (const { clauses } of read) {
    for (const clause of clauses) {
      const phrase = bestPhrase(clause, weigh, support);
      if (phrase && phrase.score > best.score + 1e-9) best = phrase;
    }
  }
  if (best.title === '') return plainStart(tellings[0]?.text ?? '');
  return best.title;
}

interface Support {
  readonly texts: number;
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
}

const LATIN = /^[a-z]/;
const keyOf = (word: string) => (LATIN.test(word) ? stem(word) : word);

function clausesOf(text: string): string[][] {
  return text
    .split(CLAUSE_END)
    .map((clause) => words(withoutFiller(normalise(clause)), { stem: false, search: false }))
    .filter((clause) => clause.length > 0);
}

/** In how many points each word and each pair of neighbours stands. */
function supportOf(read: readonly { clauses: string[][]; size: number }[]): Support {
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  let texts = 0;
  for (const { clauses, size } of read) {
    texts += size;
    const seen = new Set<string>();
    const seenPairs = new Set<string>();
    for (const clause of clauses) {
      clause.forEach((word, i) => {
        seen.add(keyOf(word));
        if (i > 0) seenPairs.add(`${keyOf(clause[i - 1]!)} ${keyOf(word)}`);
      });
    }
    for (const word of seen) single.set(word, (single.get(word) ?? 0) + size);
    for (const pair of seenPairs) pairs.set(pair, (pairs.get(pair) ?? 0) + size);
  }
  return { texts: Math.max(1, texts), words: single, pairs };
}

/** The stretch of a clause with the most told per width; cuts inside fixed expressions cost. */
function bestPhrase(clause: readonly string[], weigh: (word: string) => number, support: Support) {
  let best: { title: string; score: number } | null = null;
  for (let start = 0; start < clause.length; start++) {
    if (!mayStart(clause[start]!)) continue;
    const seen = new Set<string>();
    let told = 0;
    let width = 0;
    for (let end = start; end < clause.length; end++) {
      const word = clause[end]!;
      width += widthOf(word);
      if (width > MOST_WIDTH) break;
      if (!seen.has(keyOf(word))) told += weigh(word);
      seen.add(keyOf(word));
      if (width < LEAST_WIDTH || seen.size < 2 || !mayEnd(word)) continue;
      const torn = Math.max(tie(clause, start - 1, support), tie(clause, end, support));
      const score = (told / Math.max(width, BEST_WIDTH) ** LENGTH_POWER) * (1 - TORN * torn);
      if (!best || score > best.score) best = { title: shown(clause.slice(start, end + 1)), score };
    }
  }
  return best;
}

/** How surely the word at `i` is followed by the next one, or that one preceded by it: 0 at a clause's ends. */
function tie(clause: readonly string[], i: number, { pairs, words: single }: Support): number {
  if (i < 0 || i + 1 >= clause.length) return 0;
  const [left, right] = [keyOf(clause[i]!), keyOf(clause[i + 1]!)];
  const both = pairs.get(`${left} ${right}`) ?? 0;
  // Once is chance: a pair must recur before it counts as an expression.
  return Math.max(0, both - 1) / Math.max(1, Math.min(single.get(left) ?? 1, single.get(right) ?? 1));
}

function widthOf(word: string): number {
  return word.charCodeAt(0) >= 0x2e80 ? word.length : 2;
}

/** Words joined as their script wants it; a Latin title starts with a capital. */
function shown(phrase: readonly string[]): string {
  let title = '';
  for (const word of phrase) {
    const wide = word.charCodeAt(0) >= 0x2e80;
    const wideBefore = title !== '' && title.charCodeAt(title.length - 1) >= 0x2e80;
    title += title === '' || (wide && wideBefore) ? word : ` ${word}`;
  }
  return LATIN.test(title) ? title[0]!.toUpperCase() + title.slice(1) : title;
}

function plainStart(text: string): string {
  const clauses = text.split(CLAUSE_END).filter((part) => part.trim() !== '');
  const clause = clauses.find((part) => withoutFiller(normalise(part)) !== '') ?? clauses[0] ?? text;
  return clause.trim().slice(0, 24);
}
