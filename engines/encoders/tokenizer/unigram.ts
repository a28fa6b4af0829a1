/** Unigram: of all ways to cut a text into known pieces, the likeliest (Kudo 2018), by Viterbi. */
import { isCount, type JsonObject } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';
import { byteNames } from './bytes.ts';
import type { PieceModel, Vocabulary } from './vocabulary.ts';

const AT = 'tokenizer.json: model';
/** An unknown character costs this much more than the least likely piece, as SentencePiece has it. */
const UNKNOWN_COST = 10;
const MOST_PIECE = 64;

interface Lattice {
  readonly vocabulary: Vocabulary;
  readonly scores: Float64Array;
  /** Longest piece by first character: most places need few look-ups. */
  readonly reach: ReadonlyMap<number, number>;
  readonly unknown: number;
  readonly unknownScore: number;
}

export function readUnigram(model: JsonObject): Parsed<PieceModel> {
  const { vocab, unk_id: unk } = model;
  if (!Array.isArray(vocab) || vocab.length === 0)
    return faulty('malformed', AT, 'its vocabulary is no list');
  const vocabulary = new Map<string, number>();
  const scores = new Float64Array(vocab.length);
  const reach = new Map<number, number>();
  for (let token = 0; token < vocab.length; token++) {
    const [piece, score] = Array.isArray(vocab[token]) ? (vocab[token] as unknown[]) : [];
    if (typeof piece !== 'string' || typeof score !== 'number') {
      return faulty('malformed', AT, `entry ${token} of its vocabulary is no piece with a score`);
    }
    scores[token] = score;
    if (piece === '' || vocabulary.has(piece)) continue;
    vocabulary.set(piece, token);
    const first = piece.charCodeAt(0);
    reach.set(first, Math.min(MOST_PIECE, Math.max(reach.get(first) ?? 0, piece.length)));
  }
  const unknown = isCount(unk) && unk < vocab.length ? unk : -1;
  const least = scores.reduce((min, score) => Math.min(min, score), 0);
  const lattice = { vocabulary, scores, reach, unknown, unknownScore: least - UNKNOWN_COST };
  const bytes = model.byte_fallback === true;
  return parsed({ vocabulary, unknown, tokensOf: (text) => bestTokens(lattice, text, bytes) });
}

/** Tokens of the best path; runs of unknown characters are one unknown token, or their bytes. */
function bestTokens(lattice: Lattice, text: string, bytes: boolean): readonly number[] {
  const { previous, token } = bestPath(lattice, text);
  const tokens: number[] = [];
  for (let end = text.length; end > 0; end = previous[end]!) {
    const own = token[end]!;
    if (own !== lattice.unknown) {
      tokens.push(own);
      continue;
    }
    const named = bytes
      ? byteNames(text.slice(previous[end]!, end)).map((name) => lattice.vocabulary.get(name))
      : [];
    if (named.length > 0 && named.every((byte) => byte !== undefined)) tokens.push(...named.reverse());
    else if (tokens.at(-1) !== own) tokens.push(own);
  }
  return tokens.reverse();
}

function bestPath(lattice: Lattice, text: string): { previous: Int32Array; token: Int32Array } {
  const { vocabulary, scores, reach, unknown, unknownScore } = lattice;
  const length = text.length;
  const best = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY);
  const previous = new Int32Array(length + 1);
  const token = new Int32Array(length + 1);
  best[0] = 0;
  const offer = (from: number, end: number, { score, own }: { score: number; own: number }) => {
    if (best[from]! + score <= best[end]!) return;
    best[end] = best[from]! + score;
    previous[end] = from;
    token[end] = own;
  };
  for (let from = 0; from < length; from++) {
    if (best[from] === Number.NEGATIVE_INFINITY) continue;
    const step = text.codePointAt(from)! > 0xffff ? 2 : 1;
    const last = Math.min(length, from + (reach.get(text.charCodeAt(from)) ?? 0));
    for (let end = from + 1; end <= last; end++) {
      const own = vocabulary.get(text.slice(from, end));
      if (own !== undefined) offer(from, end, { score: scores[own]!, own });
    }
    if (best[from + step] === Number.NEGATIVE_INFINITY)
      offer(from, from + step, { score: unknownScore, own: unknown });
  }
  return { previous, token };
}
