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
    const said = { at, text: text.slice(0, COMPARED) };
    const before = this.#said.get(author);
    if (before === undefined) {
      this.#said.set(author, [said]);
      if (this.#said.size > AUTHORS) this.#said.delete(this.#said.keys().next().value!);
      return false;
    }
    const near = before.filter((one) => Math.abs(at - one.at) < HOUR);
    const folded = fold(said.text);
    const repeat = near.some((one) => isSame(fold(one.text), folded));
    this.#said.delete(author);
    this.#said.set(author, [...near, said].slice(-TEXTS));
    return repeat;
  }
}

/** Without case, blanks and punctuation; done only for authors who speak again, who are few. */
const fold = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]+/gu, '');

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
