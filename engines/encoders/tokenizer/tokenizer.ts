/** A tokenizer.json: normaliser, pre-tokeniser and pieces, as far as static and sentence encoders use them. */
import { isObject, type JsonObject, readObject, textOr } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { readBpe } from './bpe.ts';
import { readNormalizer } from './normalizer.ts';
import { readPreTokenizer } from './pre-tokenizer.ts';
import { readUnigram } from './unigram.ts';
import { type PieceModel, readVocabulary, type Vocabulary } from './vocabulary.ts';
import { readWordPiece } from './wordpiece.ts';

export interface Tokenizer {
  readonly vocabulary: Vocabulary;
  /** The token for what is not known; −1 where there is none. */
  readonly unknown: number;
  /** The first `limit` tokens of a text, without special ones. */
  tokensOf(text: string, limit: number): readonly number[];
}

const READERS: Readonly<Record<string, (model: JsonObject) => Parsed<PieceModel>>> = {
  WordPiece: readWordPiece,
  Unigram: readUnigram,
  BPE: readBpe,
  WordLevel: readWordLevel,
};

/** Texts are cut before they are read, at this many characters a token. */
const CHARACTERS_PER_TOKEN = 8;
/** Pieces seen lately; short texts repeat their words. */
const REMEMBERED = 50_000;
const REMEMBERED_LENGTH = 24;

/** Reads the bytes of a tokenizer.json; what it asks for and this does not do is named. */
export function readTokenizer(bytes: Uint8Array): Parsed<Tokenizer> {
  const file = readObject(bytes, 'tokenizer.json');
  if (!file.ok) return file;
  const { model } = file.value;
  if (!isObject(model)) return faulty('missing', 'tokenizer.json: model', 'there is none');
  const type = textOr(
    model.type,
    Array.isArray(model.vocab) ? 'Unigram' : model.merges ? 'BPE' : 'WordPiece',
  );
  if (!Object.hasOwn(READERS, type)) {
    return faulty('unsupported', 'tokenizer.json: model', `its type is ${JSON.stringify(type).slice(0, 40)}`);
  }
  const normalize = readNormalizer(file.value.normalizer);
  if (!normalize.ok) return normalize;
  const cut = readPreTokenizer(file.value.pre_tokenizer);
  if (!cut.ok) return cut;
  const pieces = READERS[type]!(model);
  if (!pieces.ok) return pieces;
  const { vocabulary, unknown } = pieces.value;
  const lookUp = remembering(pieces.value);
  const tokensOf = (text: string, limit: number): readonly number[] => {
    const tokens: number[] = [];
    const short = text.slice(0, limit * CHARACTERS_PER_TOKEN).toWellFormed();
    for (const piece of cut.value([normalize.value(short)])) {
      for (const token of lookUp(piece)) tokens.push(token);
      if (tokens.length >= limit) break;
    }
    return tokens.length > limit ? tokens.slice(0, limit) : tokens;
  };
  return parsed({ vocabulary, unknown, tokensOf });
}

function readWordLevel(model: JsonObject): Parsed<PieceModel> {
  const read = readVocabulary(model.vocab);
  if (!read.ok) return read;
  const vocabulary = read.value;
  const unknown = vocabulary.get(textOr(model.unk_token, '[UNK]')) ?? -1;
  return parsed({ vocabulary, unknown, tokensOf: (piece) => [vocabulary.get(piece) ?? unknown] });
}

function remembering(model: PieceModel): PieceModel['tokensOf'] {
  const seen = new Map<string, readonly number[]>();
  return (piece) => {
    const known = seen.get(piece);
    if (known !== undefined) return known;
    const tokens = model.tokensOf(piece);
    if (piece.length > REMEMBERED_LENGTH) return tokens;
    if (seen.size >= REMEMBERED) seen.clear();
    seen.set(piece, tokens);
    return tokens;
  };
}
