/** Near-duplicates by one author within the hour: grouped like any other, but not counted in rates. */
import { cosine, type SparseVector } from './encoder.ts';
import { Slab } from './slab.ts';

const HOUR = 3_600_000;
const SAME = 0.9;
const REMEMBERED = 8;
/** Authors that are remembered, however many speak within an hour. */
const AUTHORS = 10_000;

interface Said {
  readonly at: number;
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
}

export type RepeatsState = readonly (readonly [string, readonly Said[]])[];

export class Repeats {
  /** In the order of the authors' last words. */
  readonly #said: Map<string, readonly Said[]>;
  /** What is forgotten in the order of being said is also freed in it. */
  readonly #slab = new Slab();

  constructor(state?: RepeatsState) {
    this.#said = new Map(state);
  }

  /** Whether the author said nearly the same within an hour of `at`; remembers it either way. */
  check(author: string | null, vector: SparseVector, at: number): boolean {
    if (author === null) return false;
    const said = (this.#said.get(author) ?? []).filter((one) => Math.abs(at - one.at) < HOUR);
    const repeat = said.some((one) => cosine(one, vector) >= SAME);
    this.#said.delete(author);
    this.#said.set(author, [...said, this.#remembered(vector, at)].slice(-REMEMBERED));
    this.#forget(at);
    return repeat;
  }

  #remembered({ ids, weights }: SparseVector, at: number): Said {
    return { at, ids: this.#slab.numbers(ids), weights: this.#slab.fractions(weights) };
  }

  #forget(at: number): void {
    for (const [author, said] of this.#said) {
      if (said.at(-1)!.at > at - HOUR && this.#said.size <= AUTHORS) break;
      this.#said.delete(author);
    }
  }

  state(): RepeatsState {
    return [...this.#said];
  }
}
