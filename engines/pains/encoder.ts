/** The lexical encoder: hashed terms weighed by streaming document frequencies. Good from the first voice on. */
import { TERM_SPACE, type Terms } from '../text/terms.ts';

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
  readonly texts: number;
  readonly frequency: Uint32Array;
}

export class LexicalEncoder {
  readonly #frequency: Uint32Array;
  #texts: number;
  /** Rarities by frequency, filled when asked, for one count of texts. */
  readonly #rarities = new Float64Array(TABLE);
  #tableTexts = -1;

  constructor(state?: EncoderState) {
    this.#frequency = state ? Uint32Array.from(state.frequency) : new Uint32Array(TERM_SPACE);
    this.#texts = state?.texts ?? 0;
  }

  get texts(): number {
    return this.#texts;
  }

  /** Counts the terms of one more text. */
  learn(terms: Terms): void {
    this.#texts++;
    const { ids } = terms;
    for (let i = 0; i < ids.length; i++) this.#frequency[ids[i]!]!++;
  }

  /** Texts that held the term. */
  frequency(term: number): number {
    return this.#frequency[term]!;
  }

  /** ln(1 + (N + 1) / (df + 1)) ^ 0.6, where N is rounded down to a power of 1.02. */
  #rarity(frequency: number): number {
    if (frequency >= TABLE) return rarityOf(this.#tableTexts, frequency);
    const known = this.#rarities[frequency]!;
    if (known !== 0) return known;
    const rarity = rarityOf(this.#tableTexts, frequency);
    this.#rarities[frequency] = rarity;
    return rarity;
  }

  /** Takes the table up to date; a step of 2 % changes no cosine to speak of and spares the logarithms. */
  #refreshTable(): void {
    const texts = STEP ** Math.floor(Math.log(this.#texts + 1) / Math.log(STEP));
    if (texts === this.#tableTexts) return;
    this.#tableTexts = texts;
    this.#rarities.fill(0);
  }

  /** Raw weight times rarity, scaled to length one. */
  encode(terms: Pick<Terms, 'ids' | 'counts'>): SparseVector {
    return this.encodeInto(terms, new Float32Array(terms.ids.length));
  }

  /** As `encode`, into weights that are there already, as long as the terms. */
  encodeInto({ ids, counts }: Pick<Terms, 'ids' | 'counts'>, weights: Float32Array): SparseVector {
    this.#refreshTable();
    let square = 0;
    for (let i = 0; i < ids.length; i++) {
      const weight = counts[i]! * this.#rarity(this.#frequency[ids[i]!]!);
      weights[i] = weight;
      square += weight * weight;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < weights.length; i++) weights[i]! *= scale;
    return { ids, weights };
  }

  state(): EncoderState {
    return { texts: this.#texts, frequency: this.#frequency };
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
