/**
 * Where a text may be cut, with how strong the cut is: the end of a paragraph, of a sentence, of a
 * clause, or the turn to the opposite (但是, but).
 */
export type Boundary = {
  readonly at: number;
  readonly strength: 'paragraph' | 'sentence' | 'turn' | 'clause';
};

const SENTENCE_END = new Set('。！？!?；;…｡．');
const CLAUSE_END = new Set('，,：:、~～');
const CLOSING = new Set('”’」』）)】]》"\'');
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|st|no|vs|etc|e\.g|i\.e|approx|inc|ltd|co|u\.s|p\.m|a\.m|jan|feb|aug|sept|oct|nov|dec|\p{L})$/iu;
const TURN =
  /(?:但(?!凡|愿)|可是|可惜|不过(?!分|是因)|然而|只是|就是(?!这|那|说|为|因|喜)|唯一|美中不足|缺点|遗憾|除此之外|but (?!also|for )|however|unfortunately|although |though |except (?:that|for)|yet |the only (?:problem|issue|downside|complaint|thing)|on the other hand|downside)/iy;
const TURN_INSIDE =
  /(?<!不|非)但是|(?<![不非])但(?![凡愿是])|可惜|(?<!只|再好|只是|不)不过(?!分|是因|来|去|如此|关)|然而| but (?!also |for )| however /gi;
const NO_TURN_BEFORE = /(?:nothing|anything|all|not only|everything)$/i;

/** All places where a text may be cut, in rising order, each strictly inside the text. */
export function boundariesOf(text: string): Boundary[] {
  const found: Boundary[] = [];
  for (let at = 0; at < text.length; at++) {
    const strength = strengthAt(text, at);
    if (!strength) continue;
    let next = at + 1;
    while (next < text.length && (strengthAt(text, next) || CLOSING.has(text[next]!))) next++;
    const strongest = strongestOf(text, at, next);
    if (next < text.length)
      found.push({ at: next, strength: strongest === 'clause' && turnsAt(text, next) ? 'turn' : strongest });
    at = next - 1;
  }
  return withInnerTurns(text, found);
}

function strongestOf(text: string, from: number, to: number): Boundary['strength'] {
  let strongest: Boundary['strength'] = 'clause';
  for (let at = from; at < to; at++) {
    const strength = strengthAt(text, at);
    if (strength === 'paragraph') return strength;
    if (strength === 'sentence') strongest = strength;
  }
  return strongest;
}

function strengthAt(text: string, at: number): 'paragraph' | 'sentence' | 'clause' | undefined {
  const character = text[at]!;
  if (character === '\n' || character === '\r' || character === '\u2028') return 'paragraph';
  if (SENTENCE_END.has(character)) return 'sentence';
  if (character === '.') return isFullStop(text, at) ? 'sentence' : undefined;
  if (CLAUSE_END.has(character)) return isInNumber(text, at) ? undefined : 'clause';
  if (character === ' ' || character === '\u3000')
    return isHanAt(text, at - 1) && isHanAt(text, at + 1) ? 'clause' : undefined;
  return undefined;
}

function isFullStop(text: string, at: number): boolean {
  const next = text[at + 1];
  if (next !== undefined && !/[\s"'”’)\].]/.test(next) && !isHanAt(text, at + 1)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, at - 8), at)) || next === undefined;
}

function isInNumber(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
}

function isHanAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x3400 && unit <= 0x9fff;
}

function turnsAt(text: string, at: number): boolean {
  TURN.lastIndex = text[at] === ' ' ? at + 1 : at;
  return TURN.test(text);
}

/** Adds the turns inside clauses: 东西不错但是慢, works fine but drains the battery. */
function withInnerTurns(text: string, outer: Boundary[]): Boundary[] {
  const known = new Map(outer.map((boundary) => [boundary.at, boundary]));
  const inner: Boundary[] = [];
  for (const match of text.matchAll(TURN_INSIDE)) {
    if (
      match.index > 0 &&
      !known.has(match.index) &&
      !NO_TURN_BEFORE.test(text.slice(Math.max(0, match.index - 10), match.index))
    ) {
      inner.push({ at: match.index, strength: 'turn' });
    }
  }
  return inner.length === 0 ? outer : [...outer, ...inner].sort((a, b) => a.at - b.at);
}
