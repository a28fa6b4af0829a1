/** WordPiece: the longest known piece from the left, again and again (Schuster and Nakajima 2012). */
import { isCount, type JsonObject, textOr } from '../json.ts';
import { type Parsed, parsed } from '../outcome.ts';
import { type PieceModel, readVocabulary } from './vocabulary.ts';

export function readWordPiece(model: JsonObject): Parsed<PieceModel> {
  const read = readVocabulary(model.vocab);
  if (!read.ok) return read;
  const vocabulary = read.value;
  const unknown = vocabulary.get(textOr(model.unk_token, '[UNK]')) ?? -1;
  const prefix = textOr(model.continuing_subword_prefix, '##');
  const longest = isCount(model.max_input_chars_per_word) ? model.max_input_chars_per_word : 100;
  const longestPiece = vocabulary.keys().reduce((most, piece) => Math.max(most, piece.length), 0);

  const tokensOf = (word: string): readonly number[] => {
    if (word.length > longest && [...word].length > longest) return [unknown];
    const tokens: number[] = [];
    for (let from = 0; from < word.length; ) {
      let end = Math.min(word.length, from + longestPiece);
      let token: number | undefined;
      for (; end > from; end--) {
        const piece = word.slice(from, end);
        token = vocabulary.get(from === 0 ? piece : prefix + piece);
        if (token !== undefined) break;
      }
      if (token === undefined) return [unknown];
      tokens.push(token);
      from = end;
    }
    return tokens;
  };
  return parsed({ vocabulary, unknown, tokensOf });
}
