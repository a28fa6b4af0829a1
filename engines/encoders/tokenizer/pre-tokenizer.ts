/** Pre-tokenisers of a tokenizer file: how a text is cut before the pieces are looked up. */
import { isObject, type JsonObject, textOr } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { byteLetters } from './bytes.ts';
import { readPattern } from './pattern.ts';

export type PreTokenizer = (pieces: readonly string[]) => readonly string[];

const AT = 'tokenizer.json: pre_tokenizer';
const MOST_DEPTH = 8;
const BERT_PUNCTUATION = String.raw`[\p{P}$+<=>^\x60|~]`;
const BERT = new RegExp(`${BERT_PUNCTUATION}|(?:(?!${BERT_PUNCTUATION})\\S)+`, 'gu');
const GPT = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

const matching =
  (pattern: RegExp): PreTokenizer =>
  (pieces) =>
    pieces.flatMap((piece) => piece.match(pattern) ?? []);

const SIMPLE: Readonly<Record<string, PreTokenizer>> = {
  BertPreTokenizer: matching(BERT),
  Whitespace: matching(/[\p{L}\p{M}\p{N}\p{Pc}]+|[^\p{L}\p{M}\p{N}\p{Pc}\s]+/gu),
  WhitespaceSplit: matching(/\S+/gu),
};

/** Reads the `pre_tokenizer` of a tokenizer file; none leaves texts whole. */
export function readPreTokenizer(value: unknown, depth = 0): Parsed<PreTokenizer> {
  if (value === null || value === undefined) return parsed((pieces) => pieces);
  if (!isObject(value) || depth > MOST_DEPTH) return faulty('malformed', AT, 'it is no object, or too deep');
  const type = textOr(value.type, '');
  if (Object.hasOwn(SIMPLE, type)) return parsed(SIMPLE[type]!);
  switch (type) {
    case 'Sequence':
      return sequence(value.pretokenizers, depth);
    case 'Metaspace':
      return parsed(metaspace(value));
    case 'ByteLevel':
      return parsed(byteLevel(value));
    case 'Digits':
      return parsed(cutAt(value.individual_digits === true ? /\p{N}/gu : /\p{N}+/gu, 'Isolated'));
    case 'Punctuation':
      return parsed(cutAt(new RegExp(BERT_PUNCTUATION, 'gu'), textOr(value.behavior, 'Isolated')));
    case 'Split':
      return split(value);
    default:
      return faulty('unsupported', AT, `its type is ${JSON.stringify(type).slice(0, 40)}`);
  }
}

function sequence(list: unknown, depth: number): Parsed<PreTokenizer> {
  if (!Array.isArray(list)) return faulty('malformed', AT, 'its sequence is no list');
  const all: PreTokenizer[] = [];
  for (const value of list) {
    const one = readPreTokenizer(value, depth + 1);
    if (!one.ok) return one;
    all.push(one.value);
  }
  return parsed((pieces) => all.reduce((now, cut) => cut(now), pieces));
}

/** SentencePiece's way: a mark stands for each space, and words begin with it. */
function metaspace(options: JsonObject): PreTokenizer {
  const mark = textOr(options.replacement, '▁') || '▁';
  const before = options.add_prefix_space !== false && options.prepend_scheme !== 'never';
  const cut = options.split !== false;
  return (pieces) =>
    pieces.flatMap((piece, i) => {
      const first = before && (options.prepend_scheme !== 'first' || i === 0);
      const marked = piece.replaceAll(' ', mark);
      const whole = first && marked !== '' && !marked.startsWith(mark) ? mark + marked : marked;
      if (!cut) return whole === '' ? [] : [whole];
      const words = whole.split(mark);
      const lead = words[0] === '' ? [] : [words[0]!];
      return [...lead, ...words.slice(1).map((word) => mark + word)];
    });
}

function byteLevel(options: JsonObject): PreTokenizer {
  const before = options.add_prefix_space === true;
  const cut = options.use_regex === false ? null : GPT;
  return (pieces) =>
    pieces.flatMap((piece) => {
      const whole = before && !piece.startsWith(' ') ? ` ${piece}` : piece;
      return (cut === null ? [whole] : (whole.match(cut) ?? [])).map(byteLetters);
    });
}

function split(options: JsonObject): Parsed<PreTokenizer> {
  const pattern = readPattern(options.pattern, AT);
  if (!pattern.ok) return pattern;
  if (options.invert === true) return parsed(matching(pattern.value));
  return parsed(cutAt(pattern.value, textOr(options.behavior, 'Isolated')));
}

/** Cuts at what the pattern matches; the match is dropped, or a piece of its own, or joined to a neighbour. */
function cutAt(pattern: RegExp, behaviour: string): PreTokenizer {
  return (pieces) =>
    pieces.flatMap((piece) => {
      const out: string[] = [];
      let from = 0;
      for (const { 0: match, index } of piece.matchAll(pattern)) {
        if (match === '') continue;
        const end = index + match.length;
        if (behaviour === 'MergedWithPrevious') {
          out.push(piece.slice(from, end));
          from = end;
        } else {
          out.push(piece.slice(from, index));
          if (behaviour !== 'Removed' && behaviour !== 'MergedWithNext') out.push(match);
          from = behaviour === 'MergedWithNext' ? index : end;
        }
      }
      out.push(piece.slice(from));
      return out.filter((part) => part !== '');
    });
}
