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
  /**
   * Authors of lately, and those before them: whoever speaks again moves to the first. When those are many, they become
   * the second, and the second are forgotten; a single map would have to be searched for its oldest entry.
   */
  #recent = new Map<string, readonly Said[]>();
  #before: ReadonlyMap<string, readonly Said[]> = new Map();

  /** Whether the author said nearly the same within an hour of `at`; remembers it either way. */
  check(author: string | null, text: string, at: number): boolean {
    if (author === null) return false;
    const said = { at, text: text.slice(0, COMPARED) };
    const known = this.#recent.get(author) ?? this.#before.get(author);
    if (known === undefined) {
      this.#remember(author, [said]);
      return false;
    }
    const near = known.filter((one) => Math.abs(at - one.at) < HOUR);
    const folded = fold(said.text);
    const repeat = near.some((one) => isSame(fold(one.text), folded));
    this.#remember(author, [...near, said].slice(-TEXTS));
    return repeat;
  }

  #remember(author: string, said: readonly Said[]): void {
    this.#recent.set(author, said);
    if (this.#recent.size < AUTHORS / 2) return;
    this.#before = this.#recent;
    this.#recent = new Map();
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
