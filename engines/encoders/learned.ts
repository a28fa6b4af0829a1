/** The learned encoder behind the port: word vectors out of the workspace's own texts (PPMI, SVD, SIF). */
import { encodeTerms, type LearnedEncoder, trainEncoder } from '../pains/learned/encoder.ts';
import { normalise, words } from '../text/index.ts';
import { wordTerm } from '../text/terms.ts';
import { type DirectEncoder, toUnit } from './encoder.ts';
import { fingerprint } from './fingerprint.ts';

/** What training made; plain typed arrays, so that it can be stored and sent to workers. */
export interface LearnedModel {
  readonly dim: number;
  /** Known terms, by number. */
  readonly terms: Uint32Array;
  /** `terms.length × dim`. */
  readonly vectors: Float32Array;
  /** The direction common to all texts; `dim`. */
  readonly common: Float32Array;
}

const wordsOf = (text: string) => words(normalise(text)).map(wordTerm);

/** Trains on texts; null while there is too little to learn from. Deterministic for a seed. */
export function trainLearned(
  texts: readonly string[],
  { dim = 128, seed }: { dim?: number; seed: number },
): LearnedModel | null {
  const trained = trainEncoder(texts.map(wordsOf), { dimensions: dim, seed });
  if (trained === null) return null;
  return {
    dim,
    terms: Uint32Array.from(trained.number.keys()),
    vectors: trained.vectors,
    common: trained.common,
  };
}

/** @throws RangeError where the arrays of the model do not fit each other */
export function learnedEncoder(model: LearnedModel): DirectEncoder {
  const { dim, terms, vectors, common } = model;
  if (vectors.length !== terms.length * dim || common.length !== dim) {
    throw new RangeError(`${vectors.length} numbers do not fit ${terms.length} terms of ${dim}`);
  }
  const number = new Map(Array.from(terms, (term, i) => [term, i]));
  const trained: LearnedEncoder = { dimensions: dim, number, vectors, common };
  const bytes = new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  return {
    id: `learned-1/${dim}/${terms.length}-${fingerprint(bytes)}`,
    dim,
    encode: (texts) => texts.map((text) => toUnit(encodeTerms(trained, wordsOf(text)))),
  };
}
