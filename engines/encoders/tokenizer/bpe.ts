/** Byte-pair encoding: neighbours are joined in the order of the merges (Sennrich, Haddow and Birch 2016). */
import { type JsonObject, textOr } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { byteNames } from './bytes.ts';
import { type PieceModel, readVocabulary } from './vocabulary.ts';

const AT = 'tokenizer.json: model.merges';
/** Joining takes the square of the length; longer pieces are no words. */
const MOST_PIECE = 512;
const BETWEEN = '\u0000';

export function readBpe(model: JsonObject): Parsed<PieceModel> {
  const read = readVocabulary(model.vocab);
  if (!read.ok) return read;
  const ranks = readMerges(model.merges);
  if (!ranks.ok) return ranks;
  const vocabulary = read.value;
  const unknown = vocabulary.get(textOr(model.unk_token, '')) ?? -1;
  const bytes = model.byte_fallback === true;
  const whole = model.ignore_merges === true;
  const lookUp = (part: string): readonly number[] => {
    const own = vocabulary.get(part);
    if (own !== undefined) return [own];
    const named = bytes ? byteNames(part).map((name) => vocabulary.get(name)) : [];
    return named.length > 0 && named.every((byte) => byte !== undefined) ? named : [unknown];
  };
  const tokensOf = (piece: string): readonly number[] => {
    if (whole && vocabulary.has(piece)) return [vocabulary.get(piece)!];
    return join([...piece].slice(0, MOST_PIECE), ranks.value).flatMap(lookUp);
  };
  return parsed({ vocabulary, unknown, tokensOf });
}

function readMerges(value: unknown): Parsed<ReadonlyMap<string, number>> {
  if (!Array.isArray(value)) return faulty('malformed', AT, 'it is no list');
  const ranks = new Map<string, number>();
  for (const merge of value) {
    const pair: unknown = typeof merge === 'string' ? merge.split(' ') : merge;
    if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((part) => typeof part === 'string')) {
      return faulty('malformed', AT, `entry ${ranks.size} is no pair`);
    }
    ranks.set(pair.join(BETWEEN), ranks.size);
  }
  return parsed(ranks);
}

function join(parts: string[], ranks: ReadonlyMap<string, number>): string[] {
  for (;;) {
    let [best, at] = [Number.POSITIVE_INFINITY, -1];
    for (let i = 0; i + 1 < parts.length; i++) {
      const rank = ranks.get(parts[i]! + BETWEEN + parts[i + 1]!);
      if (rank !== undefined && rank < best) [best, at] = [rank, i];
    }
    if (at < 0) return parts;
    parts.splice(at, 2, parts[at]! + parts[at + 1]!);
  }
}
