/** The lexical encoder behind the port: hashed terms weighed by rarity, folded into a dense vector. */
import { type EncoderState, LexicalEncoder } from '../pains/encoder.ts';
import { normalise, words } from '../text/index.ts';
import { TERM_SPACE, termsOf } from '../text/terms.ts';
import { type DirectEncoder, toUnit } from './encoder.ts';
import { fingerprint } from './fingerprint.ts';

/** Document frequencies: how many texts were seen, and in how many of them each term stood. */
export type TermFrequencies = EncoderState;

/** Enough for cosines to stay within some 0.04 of the sparse ones (random signs: an error of 1/√dim). */
const DIM = 512;

/** Frequencies after more texts; the former ones are left as they are. */
export function countTerms(texts: readonly string[], before?: TermFrequencies): TermFrequencies {
  const counter = new LexicalEncoder(before);
  for (const text of texts) counter.learn(termsOf(words(normalise(text))));
  return counter.state();
}

/**
 * Folds the sparse vector by signed feature hashing (Weinberger et al. 2009): a term adds its weight, or takes
 * it off, at one place.
 * @throws RangeError where the frequencies are not of this term space
 */
export function lexicalEncoder(frequencies?: TermFrequencies, dim = DIM): DirectEncoder {
  if (frequencies && frequencies.frequency.length !== TERM_SPACE) {
    throw new RangeError(`frequencies of ${frequencies.frequency.length} terms, not ${TERM_SPACE}`);
  }
  const sparse = new LexicalEncoder(frequencies);
  const state = sparse.state();
  const counted = new Uint8Array(
    state.frequency.buffer,
    state.frequency.byteOffset,
    state.frequency.byteLength,
  );
  return {
    id: `lexical-1/${dim}/${state.texts}-${fingerprint(counted)}`,
    dim,
    encode: (texts) =>
      texts.map((text) => {
        const { ids, weights } = sparse.encode(termsOf(words(normalise(text))));
        const vector = new Float32Array(dim);
        for (let i = 0; i < ids.length; i++) {
          const mixed = Math.imul(ids[i]! + 1, 0x9e3779b1) >>> 0;
          vector[(mixed >>> 1) % dim]! += mixed & 1 ? weights[i]! : -weights[i]!;
        }
        return toUnit(vector);
      }),
  };
}
