import { isSingleCharacter, type Token, tokensOf } from './search-words.ts';

/** What a person typed may be this long; the rest is not read. */
const LONGEST_QUERY = 200;

/** One wanted word; `prefix`: a single character, which begins the pair that is indexed. */
export interface Wanted {
  readonly word: string;
  readonly prefix: boolean;
  /** Distance in positions from the first word of the phrase. */
  readonly offset: number;
}

/** Words that stand next to each other in the text. */
export type Phrase = readonly Wanted[];

/** What to look for: all of the phrases. Empty: nothing that could be found. */
export type SearchQuery = readonly Phrase[];

/** Reads a search: what stands between spaces or in "quotes" is a phrase, and all phrases are wanted. */
export function readQuery(typed: string): SearchQuery {
  const phrases: Phrase[] = [];
  const cut = typed.slice(0, LONGEST_QUERY).toWellFormed();
  for (const [, quoted, plain] of cut.matchAll(/["“”«「]([^"“”»」]*)["“”»」]?|([^\s"“”«「]+)/g)) {
    const phrase = phraseOf(tokensOf(quoted ?? plain ?? ''));
    if (phrase.length > 0) phrases.push(phrase);
  }
  return phrases;
}

function phraseOf(tokens: readonly Token[]): Phrase {
  const first = tokens[0]?.position ?? 0;
  return tokens
    .filter((token, i) => !isSingleCharacter(token) || !overlapsEarlier(tokens, i))
    .map((token) => ({
      word: token.word,
      prefix: isSingleCharacter(token),
      offset: token.position - first,
    }));
}

/** The last character of a run is part of the pair before it, which asks for it already. */
function overlapsEarlier(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return before !== undefined && !before.single && before.end === tokens[i]!.end;
}

/** The query as a `tsquery` literal, null where nothing can be found. @param join `all` phrases or `any` word of them */
export function searchTsquery(query: SearchQuery, join: 'all' | 'any'): string | null {
  if (query.length === 0) return null;
  if (join === 'any') return [...new Set(query.flat().map(lexeme))].join(' | ');
  return query.map(phraseTsquery).join(' & ');
}

function phraseTsquery(phrase: Phrase): string {
  const parts = phrase.map((wanted, i) => {
    const distance = wanted.offset - (phrase[i - 1]?.offset ?? 0);
    return i === 0 ? lexeme(wanted) : `<${distance}> ${lexeme(wanted)}`;
  });
  return `(${parts.join(' ')})`;
}

const lexeme = ({ word, prefix }: Wanted): string => (prefix ? `'${word}':*` : `'${word}'`);
