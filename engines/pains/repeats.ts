/** Near-duplicates by one author within the hour: grouped like any other, but not counted in rates. */
import { cosine, type SparseVector } from './encoder.ts';

const HOUR = 3_600_000;
const SAME = 0.9;

interface Said {
  readonly at: number;
  readonly vector: SparseVector;
}

export class Repeats {
  readonly #said = new Map<string, Said[]>();

  /** Whether the author said nearly the same within the hour before `at`; remembers it either way. */
  check(author: string | null, vector: SparseVector, at: number): boolean {
    if (author === null) return false;
    const said = (this.#said.get(author) ?? []).filter((one) => Math.abs(at - one.at) < HOUR);
    const repeat = said.some((one) => cosine(one.vector, vector) >= SAME);
    said.push({ at, vector });
    this.#said.delete(author);
    this.#said.set(author, said.slice(-8));
    this.#forget(at);
    return repeat;
  }

  /** The map is in the order of last words, so the oldest authors come first. */
  #forget(at: number): void {
    for (const [author, said] of this.#said) {
      if (said.at(-1)!.at > at - HOUR) break;
      this.#said.delete(author);
    }
  }

  state(): [string, { at: number; ids: number[]; weights: number[] }[]][] {
    return [...this.#said].map(([author, said]) => [
      author,
      said.map(({ at, vector }) => ({ at, ids: [...vector.ids], weights: [...vector.weights] })),
    ]);
  }

  restore(state: ReturnType<Repeats['state']>): void {
    for (const [author, said] of state) {
      this.#said.set(
        author,
        said.map(({ at, ids, weights }) => ({
          at,
          vector: { ids: Uint32Array.from(ids), weights: Float32Array.from(weights) },
        })),
      );
    }
  }
}
