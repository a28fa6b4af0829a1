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

interface Counted {
  readonly values: (string | null)[];
  weight: number;
}

/** One value an attribute; null where there is none. */
export type Row = readonly (string | null)[];

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
  #all: Map<string, Counted>;
  readonly #pains: Map<string, Map<string, Counted>>;

  constructor(state: LeafState | null, now: number) {
    this.attributes = state?.attributes ?? [];
    this.#base = state?.base ?? now;
    this.#all = countedFrom(state?.all ?? []);
    this.#pains = new Map((state?.pains ?? []).map(([pain, counts]) => [pain, countedFrom(counts)]));
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

  /** Usual leaves of all voices, or of one pain, faded to `now`; only those that are wanted. */
  usual(
    now: number,
    {
      painId = null,
      wanted = () => true,
    }: { painId?: string | null; wanted?: (values: Row) => boolean } = {},
  ): Leaves {
    const counts = painId === null ? this.#all : this.#pains.get(painId);
    const fade = 1 / this.#weight(now);
    const leaves = { attributes: this.attributes, values: [] as (string | null)[][], counts: [] as number[] };
    for (const { values, weight } of counts?.values() ?? []) {
      if (!wanted(values)) continue;
      leaves.values.push(values);
      leaves.counts.push(weight * fade);
    }
    return leaves;
  }

  state(): LeafState {
    const plain = (counts: Map<string, Counted>) =>
      [...counts].map(([leaf, { weight }]) => [leaf, weight] as const);
    return {
      attributes: this.attributes,
      base: this.#base,
      all: plain(this.#all),
      pains: [...this.#pains].map(([pain, counts]) => [pain, plain(counts)]),
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
      for (const counted of counts.values()) counted.weight *= fade;
    }
    this.#base = base;
  }
}

const countedFrom = (counts: readonly (readonly [string, number])[]): Map<string, Counted> =>
  new Map(counts.map(([leaf, weight]) => [leaf, { values: valuesOf(leaf), weight }]));

/** Values of a leaf; null where it has none. */
const valuesOf = (leaf: string): (string | null)[] =>
  leaf
    .split(SEPARATOR)
    .slice(0, -1)
    .map((value) => (value === '' ? null : value));

function add(counts: Map<string, Counted>, leaf: string, weight: number): void {
  const counted = counts.get(leaf);
  if (counted) counted.weight += weight;
  else counts.set(leaf, { values: valuesOf(leaf), weight });
}

function heaviest(counts: Map<string, Counted>, most: number): Map<string, Counted> {
  return new Map([...counts].sort(([, a], [, b]) => b.weight - a.weight).slice(0, most));
}
