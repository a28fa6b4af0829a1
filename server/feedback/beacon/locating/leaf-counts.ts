/**
 * How voices are usually spread over combinations of attributes: counts of leaves that fade with a half-life of two
 * weeks, so that they weigh like four weeks of history, of all voices and of each pain.
 */
import type { Facts } from '../scope.ts';

const DAY = 86_400_000;
const HALF_LIFE = 14 * DAY;
/** Combinations that are remembered; the rarest are forgotten first. */
const MOST_LEAVES = 20_000;
const MOST_OF_PAIN = 300;
const SEPARATOR = '\u0001';

/** Combinations as rows of values, each with its faded count. */
export interface Leaves {
  readonly attributes: readonly string[];
  readonly values: (string | null)[][];
  readonly counts: number[];
}

export interface LeafState {
  readonly attributes: readonly string[];
  readonly base: number;
  readonly all: readonly (readonly [string, number])[];
  readonly pains: readonly (readonly [string, readonly (readonly [string, number])[]])[];
}

export class LeafCounts {
  attributes: readonly string[];
  /** Weights are counted from here: a voice weighs 2^((at − base) / half-life). */
  #base: number;
  #all: Map<string, number>;
  readonly #pains: Map<string, Map<string, number>>;

  constructor(state: LeafState | null, now: number) {
    this.attributes = state?.attributes ?? [];
    this.#base = state?.base ?? now;
    this.#all = new Map(state?.all ?? []);
    this.#pains = new Map((state?.pains ?? []).map(([pain, counts]) => [pain, new Map(counts)]));
  }

  /**
   * Other attributes tell voices apart from now on; what was counted by the old ones is of no use.
   * @returns whether they are others than before
   */
  divideBy(attributes: readonly string[]): boolean {
    if (attributes.join(SEPARATOR) === this.attributes.join(SEPARATOR)) return false;
    this.attributes = attributes;
    this.#all = new Map();
    this.#pains.clear();
    return true;
  }

  leafOf(facts: Facts): string {
    let leaf = '';
    for (const attribute of this.attributes) leaf += `${facts[attribute] ?? ''}${SEPARATOR}`;
    return leaf;
  }

  learn(facts: Facts, at: number): void {
    add(this.#all, this.leafOf(facts), this.#weight(at));
    if (this.#all.size > MOST_LEAVES) this.#all = heaviest(this.#all, MOST_LEAVES * 0.8);
  }

  learnPain(painId: string, facts: Facts, at: number): void {
    let own = this.#pains.get(painId);
    if (own === undefined) {
      own = new Map();
      this.#pains.set(painId, own);
    }
    add(own, this.leafOf(facts), this.#weight(at));
    if (own.size > MOST_OF_PAIN) this.#pains.set(painId, heaviest(own, MOST_OF_PAIN * 0.8));
  }

  /** Usual leaves of all voices, or of one pain, faded to `now`. */
  usual(now: number, painId: string | null = null): Leaves {
    const counts = painId === null ? this.#all : (this.#pains.get(painId) ?? new Map<string, number>());
    const fade = 1 / this.#weight(now);
    return {
      attributes: this.attributes,
      values: [...counts.keys()].map(valuesOf),
      counts: [...counts.values()].map((weight) => weight * fade),
    };
  }

  state(): LeafState {
    return {
      attributes: this.attributes,
      base: this.#base,
      all: [...this.#all],
      pains: [...this.#pains].map(([pain, counts]) => [pain, [...counts]]),
    };
  }

  #weight(at: number): number {
    const halves = (at - this.#base) / HALF_LIFE;
    // Before a weight grows too large for a number, everything is counted from a later day.
    if (halves > 40) {
      this.#rebase(at);
      return 1;
    }
    return 2 ** halves;
  }

  #rebase(base: number): void {
    const fade = 2 ** ((this.#base - base) / HALF_LIFE);
    for (const counts of [this.#all, ...this.#pains.values()]) {
      for (const [leaf, weight] of counts) counts.set(leaf, weight * fade);
    }
    this.#base = base;
  }
}

/** Values of a leaf; null where it has none. */
export const valuesOf = (leaf: string): (string | null)[] =>
  leaf
    .split(SEPARATOR)
    .slice(0, -1)
    .map((value) => (value === '' ? null : value));

function add(counts: Map<string, number>, leaf: string, weight: number): void {
  counts.set(leaf, (counts.get(leaf) ?? 0) + weight);
}

function heaviest(counts: Map<string, number>, most: number): Map<string, number> {
  return new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, most));
}
