/** The lexical encoder: hashed terms weighed by streaming document frequencies. Good from the first voice on. */
import { TERM_SPACE, type Terms, wordTerm } from '../text/terms.ts';

/** A sparse vector of length one: distinct term ids with their weights. */
export interface SparseVector {
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

/** Softens the rarity: full idf lets rare slips of the pen decide (chosen across the labelled sets). */
const RARITY_POWER = 0.6;
const TABLE = 1 << 14;
const STEP = 1.02;

function rarityOf(texts: number, frequency: number): number {
  return Math.log(1 + texts / (frequency + 1)) ** RARITY_POWER;
}

export interface EncoderState {
  /** All texts, and those of them in a script without spaces. */
  readonly texts: number;
  readonly wide: number;
  readonly frequency: Uint32Array;
}

/** ln(1 + (N + 1) / (df + 1)) ^ 0.6 by document frequency, where N is rounded down to a power of 1.02. */
class Rarities {
  readonly #known = new Float64Array(TABLE);
  #texts = -1;

  /** A step of 2 % changes no cosine to speak of and spares the logarithms. */
  refresh(count: number): void {
    const texts = STEP ** Math.floor(Math.log(count + 1) / Math.log(STEP));
    if (texts === this.#texts) return;
    this.#texts = texts;
    this.#known.fill(0);
  }

  of(frequency: number): number {
    if (frequency >= TABLE) return rarityOf(this.#texts, frequency);
    const known = this.#known[frequency]!;
    if (known !== 0) return known;
    const rarity = rarityOf(this.#texts, frequency);
    this.#known[frequency] = rarity;
    return rarity;
  }
}

/** What an encoder reads of a text. */
type Encodable = Pick<Terms, 'ids' | 'counts' | 'wide'>;

/**
 * Weighs terms by how rare they are among texts of the same kind of script: where one language is spoken by few, its
 * commonest words must not look rare.
 */
export class LexicalEncoder {
  readonly #frequency: Uint32Array;
  #texts: number;
  #wide: number;
  readonly #rarities = { wide: new Rarities(), narrow: new Rarities() };

  constructor(state?: EncoderState) {
    this.#frequency = state ? Uint32Array.from(state.frequency) : new Uint32Array(TERM_SPACE);
    this.#texts = state?.texts ?? 0;
    this.#wide = state?.wide ?? 0;
  }

  /** Texts in a script of the kind. */
  textsOf(wide: boolean): number {
    return wide ? this.#wide : this.#texts - this.#wide;
  }

  /** Counts the terms of one more text. */
  learn({ ids, wide }: Pick<Terms, 'ids' | 'wide'>): void {
    this.#texts++;
    if (wide) this.#wide++;
    for (let i = 0; i < ids.length; i++) this.#frequency[ids[i]!]!++;
  }

  /** Texts that held the term. */
  frequency(term: number): number {
    return this.#frequency[term]!;
  }

  /** ln((N + 1) / (texts with the word + 1)), N the texts in a kind of script: how telling it is among them. */
  telling(word: string, wide: boolean): number {
    const texts = this.textsOf(wide);
    return Math.max(0, Math.log((texts + 1) / (this.frequency(wordTerm(word)) + 1)));
  }

  /** Raw weight times rarity, scaled to length one. */
  encode(terms: Encodable): SparseVector {
    return this.encodeInto(terms, new Float32Array(terms.ids.length));
  }

  /** As `encode`, into weights that are there already, as long as the terms. */
  encodeInto({ ids, counts, wide }: Encodable, weights: Float32Array): SparseVector {
    const rarities = wide ? this.#rarities.wide : this.#rarities.narrow;
    rarities.refresh(this.textsOf(wide));
    let square = 0;
    for (let i = 0; i < ids.length; i++) {
      const weight = counts[i]! * rarities.of(this.#frequency[ids[i]!]!);
      weights[i] = weight;
      square += weight * weight;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
    return { ids, weights };
  }

  state(): EncoderState {
    return { texts: this.#texts, wide: this.#wide, frequency: this.#frequency };
  }
}

/** Cosine of two vectors of length one. */
export function cosine(a: SparseVector, b: SparseVector): number {
  const weights = new Map<number, number>();
  for (let i = 0; i < a.ids.length; i++) weights.set(a.ids[i]!, a.weights[i]!);
  let sum = 0;
  for (let i = 0; i < b.ids.length; i++) sum += (weights.get(b.ids[i]!) ?? 0) * b.weights[i]!;
  return Math.min(1, sum);
}
