import type { Phrase, SearchQuery, Wanted } from './search-query.ts';
import { type Token, tokensOf } from './search-words.ts';

/** A stretch of the text that the search asked for, in UTF-16 units. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

/** Where the phrases of a query stand in a text: stretches in order that do not overlap. */
export function highlightsOf(text: string, query: SearchQuery): Highlight[] {
  if (query.length === 0) return [];
  const tokens = tokensOf(text);
  const found = query.flatMap((phrase) => findPhrase(tokens, phrase));
  return joined(found.sort((a, b) => a.start - b.start));
}

function findPhrase(tokens: readonly Token[], phrase: Phrase): Highlight[] {
  const found: Highlight[] = [];
  // Position p is the token p − 1: every token takes one position.
  for (let first = 0; first < tokens.length; first++) {
    if (!phrase.every((wanted) => fits(tokens[first + wanted.offset], wanted))) continue;
    const last = tokens[first + phrase.at(-1)!.offset]!;
    const start = tokens[first]!.start;
    found.push({ start, end: phrase.at(-1)!.prefix ? endOfFirst(tokens, last) : last.end });
  }
  return found;
}

function fits(token: Token | undefined, wanted: Wanted): boolean {
  if (!token) return false;
  return wanted.prefix ? token.word.startsWith(wanted.word) : token.word === wanted.word;
}

/** Of a pair, the first character was asked for: it ends where the next pair starts. */
function endOfFirst(tokens: readonly Token[], pair: Token): number {
  return pair.single ? pair.end : (tokens[pair.position]?.start ?? pair.end);
}

function joined(sorted: readonly Highlight[]): Highlight[] {
  const out: Highlight[] = [];
  for (const next of sorted) {
    const last = out.at(-1);
    if (last && next.start <= last.end) {
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    } else out.push(next);
  }
  return out;
}
