/** Meaning: dense vectors of texts by an encoder outside, as a second signal beside shared words. */

/** What an encoder made of a voice. */
export interface Meaning {
  /** Id of the encoder (`TextEncoder.id`); vectors of different ids are never compared. */
  readonly encoder: string;
  /** One vector of length one for each point of the voice, in the order of `pointTexts`; zeros say nothing. */
  readonly vectors: readonly Float32Array[];
}

/** A text that the engine has no vector of. */
export interface Wanted {
  /** Give it back with the vector; means nothing else. */
  readonly key: string;
  readonly text: string;
}

export interface Encoded {
  readonly key: string;
  readonly vector: Float32Array;
}

export interface MeaningsState {
  readonly encoder: string | null;
  readonly threads: readonly (readonly [number, Float32Array])[];
}

/** Vectors of the live threads, all by one encoder. Keys of pains do not depend on them. */
export class Meanings {
  #encoder: string | null;
  readonly #vectors: Map<number, Float32Array>;

  constructor(state?: MeaningsState) {
    this.#encoder = state?.encoder ?? null;
    this.#vectors = new Map(state?.threads);
  }

  get encoder(): string | null {
    return this.#encoder;
  }

  get size(): number {
    return this.#vectors.size;
  }

  /** Another encoder's vectors take the place of all before. */
  use(encoder: string): void {
    if (encoder === this.#encoder) return;
    this.#encoder = encoder;
    this.#vectors.clear();
  }

  /** Keeps the vector of a thread; a vector of other dimensions than those before, or of zeros, is left out. */
  keep(thread: number, vector: Float32Array): void {
    const [first] = this.#vectors.values();
    if ((first && first.length !== vector.length) || !vector.some((value) => value !== 0)) return;
    this.#vectors.set(thread, Float32Array.from(vector));
  }

  of(thread: number): Float32Array | undefined {
    return this.#vectors.get(thread);
  }

  /** Lets vectors of threads go that live no longer. */
  prune(lives: (thread: number) => boolean): void {
    for (const thread of this.#vectors.keys()) if (!lives(thread)) this.#vectors.delete(thread);
  }

  state(): MeaningsState {
    return { encoder: this.#encoder, threads: [...this.#vectors] };
  }
}

/** Product of two vectors of length one, never below 0. */
export function closeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let q = 0; q < a.length; q++) sum += a[q]! * b[q]!;
  return Math.max(0, sum);
}
