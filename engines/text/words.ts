import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { stem } from './stem.ts';

const HAN = /[\u3400-\u9fff]/;
const WORD =
  /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic})*|‹[a-z]+›/gu;
const WORDLIKE = /^[\p{L}\p{N}]|^\p{Extended_Pictographic}/u;
const LATIN = /^[a-z]/;
const MASK_OPENS = '‹'.charCodeAt(0);

let shared: Jieba | undefined;
/** Loads the dictionary once; 0.3 s. */
function jieba(): Jieba {
  shared ??= Jieba.withDict(dict);
  return shared;
}

export type WordOptions = {
  /** Take the endings off English words (default true). */
  readonly stem?: boolean;
  /** Also give the parts of long Chinese words, as a search index wants them (default true). */
  readonly search?: boolean;
};

/**
 * The words of a normalised text (see `normalise`) in their order: Chinese by jieba, others by their
 * letters and digits; emoji and masks such as ‹phone› are words, white space and punctuation are not.
 */
export function words(text: string, { stem: stems = true, search = true }: WordOptions = {}): string[] {
  const found: string[] = [];
  if (!HAN.test(text)) {
    for (const word of text.match(WORD) ?? []) found.push(stems && LATIN.test(word) ? stem(word) : word);
    return found;
  }
  const pieces = search ? jieba().cutForSearch(text, true) : jieba().cut(text, true);
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const unit = piece.charCodeAt(0);
    if (unit === MASK_OPENS && pieces[i + 2] === '›') {
      found.push(`‹${pieces[i + 1]}›`);
      i += 2;
    } else if (unit >= 0x3400 && unit <= 0x9fff) found.push(piece);
    else if (LATIN.test(piece)) found.push(stems ? stem(piece) : piece);
    else if (WORDLIKE.test(piece)) found.push(piece);
  }
  return found;
}
