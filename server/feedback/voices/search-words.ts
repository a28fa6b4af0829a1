import { normalise, normaliseTraced, stem } from '@gongjian/engines/text';

/** PostgreSQL keeps no position beyond this one. */
const LAST_POSITION = 16_383;
/** A lexeme has to stay below 2 kB; no word of a language is longer than this. */
const LONGEST_WORD = 64;

const CHINESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const RUNS =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|((?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+)/gu;
const ASCII_WORD = /^[a-z]+$/;

/** One entry of the index of a text: where it counts, and where it stands in the text as written. */
export interface Token {
  readonly word: string;
  /** 1-based; each Chinese character and each word counts one. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
  /** The last character of a run, which has no partner. */
  readonly single: boolean;
}

/**
 * Tokens of a text for search: pairs of neighbouring characters where words have no spaces (Chinese, Japanese,
 * Korean), so that any stretch of two or more characters can be found; stemmed lower-case words elsewhere.
 */
export function tokensOf(text: string): Token[] {
  const { text: folded, origins } = normaliseTraced(text);
  const tokens: Token[] = [];
  let position = 1;
  for (const run of folded.matchAll(RUNS)) {
    const from = run.index;
    if (run[2] === undefined) {
      const characters = [...run[0]];
      let at = from;
      characters.forEach((character, i) => {
        const next = characters[i + 1] ?? '';
        const start = origins[at]!;
        const end = origins[at + character.length + next.length]!;
        tokens.push({ word: character + next, position: position++, start, end, single: next === '' });
        at += character.length;
      });
    } else {
      const word = wordForm(run[0]);
      tokens.push({
        word,
        position: position++,
        start: origins[from]!,
        end: origins[from + run[0].length]!,
        single: false,
      });
    }
  }
  return tokens;
}

/** The text as a `tsvector` literal. Beyond the 16,383rd word or character, words count but phrases do not. */
export function searchVector(text: string): string {
  const positions = new Map<string, string>();
  let position = 0;
  const add = (word: string) => {
    const at = position < LAST_POSITION ? ++position : LAST_POSITION;
    const known = positions.get(word);
    positions.set(word, known === undefined ? `${at}` : `${known},${at}`);
  };
  for (const run of normalise(text).matchAll(RUNS)) {
    if (run[2] !== undefined) add(wordForm(run[0]));
    else addPairs(run[0], add);
  }
  let literal = '';
  for (const [word, at] of positions) literal += `'${word}':${at} `;
  return literal;
}

/** Each character with the one that follows it; the last stands alone. */
function addPairs(run: string, add: (word: string) => void): void {
  let start = 0;
  while (start < run.length) {
    const next = start + widthAt(run, start);
    add(next < run.length ? run.slice(start, next + widthAt(run, next)) : run.slice(start));
    start = next;
  }
}

const widthAt = (text: string, at: number): 1 | 2 => ((text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1);

function wordForm(word: string): string {
  const form = ASCII_WORD.test(word) ? stem(word) : word;
  // Combining marks may be many; cutting by code points keeps the text well formed.
  return form.length > LONGEST_WORD ? [...form].slice(0, LONGEST_WORD).join('') : form;
}

/** Whether a token stands for a single character of a language without spaces. */
export const isSingleCharacter = (token: Token): boolean => token.single && CHINESE.test(token.word);
