/** The learned encoder: word vectors out of the workspace's own voices, texts as their weighted mean (SIF). */
import { cooccurrence } from './cooccurrence.ts';
import { spectrum } from './spectrum.ts';

/** Smooth inverse frequency of Arora, Liang and Ma 2017: a / (a + p(w)). */
const SMOOTH = 1e-3;
/** Fewer words than this teach nothing. */
const LEAST_WORDS = 200;
const MOST_WORDS = 8000;
const LEAST_TEXTS_OF_WORD = 3;

export interface LearnedEncoder {
  readonly dimensions: number;
  /** Number of each known term. */
  readonly number: ReadonlyMap<number, number>;
  /** Word vectors by number, already weighed by smooth inverse frequency. */
  readonly vectors: Float32Array;
  /** The direction common to all texts, taken out of each; of length one. */
  readonly common: Float32Array;
}

/** Trains on texts as lists of word terms; null when there is too little to learn from. */
export function trainEncoder(
  texts: readonly ArrayLike<number>[],
  options: { dimensions: number; seed: number },
): LearnedEncoder | null {
  const { number, counts } = vocabulary(texts);
  if (number.size < Math.max(LEAST_WORDS, options.dimensions * 2)) return null;
  const known = texts.map((text) => Int32Array.from(numbersOf(text, number)));
  const vectors = spectrum(cooccurrence(known, number.size), options);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { dimensions } = options;
  for (let word = 0; word < number.size; word++) {
    const weight = SMOOTH / (SMOOTH + counts[word]! / total);
    for (let q = 0; q < dimensions; q++) vectors[word * dimensions + q]! *= weight;
  }
  const bare = { dimensions, number, vectors, common: new Float32Array(dimensions) };
  return {
    ...bare,
    common: commonOf(
      texts.map((text) => encodeTerms(bare, text)),
      dimensions,
    ),
  };
}

/** A vector of length one; zeros when no word is known. */
export function encodeTerms(encoder: LearnedEncoder, text: ArrayLike<number>): Float32Array {
  const { dimensions, vectors, common } = encoder;
  const sum = new Float32Array(dimensions);
  for (const word of numbersOf(text, encoder.number)) {
    for (let q = 0; q < dimensions; q++) sum[q]! += vectors[word * dimensions + q]!;
  }
  unit(sum);
  const along = dot(sum, common);
  for (let q = 0; q < dimensions; q++) sum[q]! -= along * common[q]!;
  unit(sum);
  return sum;
}

function vocabulary(texts: readonly ArrayLike<number>[]): {
  number: Map<number, number>;
  counts: Float64Array;
} {
  const frequency = new Map<number, number>();
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) frequency.set(text[i]!, (frequency.get(text[i]!) ?? 0) + 1);
  }
  const words = [...frequency]
    .filter(([, count]) => count >= LEAST_TEXTS_OF_WORD)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_WORDS);
  return {
    number: new Map(words.map(([term], i) => [term, i])),
    counts: Float64Array.from(words, ([, count]) => count),
  };
}

function* numbersOf(text: ArrayLike<number>, number: ReadonlyMap<number, number>): Generator<number> {
  for (let i = 0; i < text.length; i++) {
    const own = number.get(text[i]!);
    if (own !== undefined) yield own;
  }
}

/** The first principal direction of the texts, by power iteration. */
function commonOf(texts: readonly Float32Array[], dimensions: number): Float32Array {
  let common = new Float32Array(dimensions).fill(1);
  for (let round = 0; round < 20; round++) {
    const next = new Float32Array(dimensions);
    for (const text of texts) {
      const along = dot(text, common);
      for (let q = 0; q < dimensions; q++) next[q]! += along * text[q]!;
    }
    unit(next);
    common = next;
  }
  return common;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let q = 0; q < a.length; q++) sum += a[q]! * b[q]!;
  return sum;
}

function unit(vector: Float32Array): void {
  const length = Math.sqrt(dot(vector, vector));
  if (length === 0) return;
  for (let q = 0; q < vector.length; q++) vector[q]! /= length;
}
