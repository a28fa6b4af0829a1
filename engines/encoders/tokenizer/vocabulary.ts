import { isCount, isObject } from '../json.ts';
import { faulty, type Parsed, parsed } from '../outcome.ts';

/** Number of each piece. */
export type Vocabulary = ReadonlyMap<string, number>;

/** Looks a piece of text up: the tokens it is made of. */
export interface PieceModel {
  readonly vocabulary: Vocabulary;
  /** The token for what is not known; −1 where there is none. */
  readonly unknown: number;
  tokensOf(piece: string): readonly number[];
}

/** Reads a `{ piece: number }` table. */
export function readVocabulary(value: unknown): Parsed<Vocabulary> {
  const at = 'tokenizer.json: model.vocab';
  if (!isObject(value)) return faulty('malformed', at, 'it is no object');
  const vocabulary = new Map<string, number>();
  for (const [piece, token] of Object.entries(value)) {
    if (!isCount(token))
      return faulty('malformed', at, `${JSON.stringify(piece.slice(0, 40))} has no number`);
    vocabulary.set(piece, token);
  }
  return vocabulary.size > 0 ? parsed(vocabulary) : faulty('missing', at, 'it is empty');
}
