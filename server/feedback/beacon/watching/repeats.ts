/** Nearly the same words of one author within the hour count once. */

const HOUR = 3_600_000;
/** Share of pairs of characters that two texts have in common, from which on they say the same (Dice). */
const SAME = 0.85;
const AUTHORS = 100_000;
const TEXTS = 4;
/** Characters that are compared. */
const COMPARED = 300;

interface Said {
  readonly at: number;
  readonly text: string;
}

export class Repeats {
  /** In the order of the authors' last words. */
  readonly #said = new Map<string, Said[]>();

  /** Whether the author said nearly the same within an hour of `at`; remembers it either way. */
  check(author: string | null, text: string, at: number): boolean {
    if (author === null) return false;
    const folded = text
      .slice(0, COMPARED)
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, '');
    const before = this.#said.get(author);
    if (before === undefined) {
      this.#said.set(author, [{ at, text: folded }]);
      if (this.#said.size > AUTHORS) this.#said.delete(this.#said.keys().next().value!);
      return false;
    }
    const near = before.filter((said) => Math.abs(at - said.at) < HOUR);
    const repeat = near.some((said) => isSame(said.text, folded));
    this.#said.delete(author);
    this.#said.set(author, [...near, { at, text: folded }].slice(-TEXTS));
    return repeat;
  }
}

/** Dice's coefficient over pairs of characters. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one.length - 1, other.length - 1];
  if (a < 1 || b < 1 || (2 * Math.min(a, b)) / (a + b) < SAME) return false;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a; i++) {
    const pair = one.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < b; i++) {
    const left = pairs.get(other.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(other.slice(i, i + 2), left - 1);
    common += 1;
  }
  return (2 * common) / (a + b) >= SAME;
}
