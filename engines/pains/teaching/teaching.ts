/** What people's judgements have taught: the pairs, and the threshold that follows from them. */
import { thresholdShift } from './calibration.ts';
import type { JudgedPair } from './pair.ts';

export interface TeachingState {
  readonly pairs: readonly JudgedPair[];
  readonly next: number;
  /** Pairs of keys that a person does not want suggested. */
  readonly dismissed: readonly (readonly [number, number])[];
}

/** Pairs that are remembered: the newest. */
const REMEMBERED = 2000;

export class Teaching {
  #pairs: JudgedPair[];
  #next: number;
  #dismissed: (readonly [number, number])[];
  #shift: number;

  constructor(state?: TeachingState) {
    this.#pairs = [...(state?.pairs ?? [])];
    this.#next = state?.next ?? 1;
    this.#dismissed = [...(state?.dismissed ?? [])];
    this.#shift = thresholdShift(this.#pairs);
  }

  get pairs(): readonly JudgedPair[] {
    return this.#pairs;
  }

  /** How much closer (above 0) or further than given a text may be to belong. */
  get shift(): number {
    return this.#shift;
  }

  learn(pair: Omit<JudgedPair, 'id'>): void {
    this.#pairs = [
      ...this.#pairs.filter(({ about }) => about !== pair.about),
      { ...pair, id: this.#next++ },
    ].slice(-REMEMBERED);
    this.#shift = thresholdShift(this.#pairs);
  }

  /** Takes back what was learned from a decision. */
  forget(about: string): void {
    this.#pairs = this.#pairs.filter((pair) => pair.about !== about);
    this.#shift = thresholdShift(this.#pairs);
  }

  dismiss(a: number, b: number): void {
    this.#dismissed.push([a, b]);
  }

  /** These two may be suggested again. */
  undismiss(a: number, b: number, resolve: (pain: number) => number): void {
    const name = pairName(resolve(a), resolve(b));
    this.#dismissed = this.#dismissed.filter(([c, d]) => pairName(resolve(c), resolve(d)) !== name);
  }

  /** Resolved pairs that are not to be suggested. */
  dismissed(resolve: (pain: number) => number): ReadonlySet<string> {
    return new Set(this.#dismissed.map(([a, b]) => pairName(resolve(a), resolve(b))));
  }

  state(): TeachingState {
    return { pairs: this.#pairs, next: this.#next, dismissed: this.#dismissed };
  }
}

/** One name for two keys in either order. */
export const pairName = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
