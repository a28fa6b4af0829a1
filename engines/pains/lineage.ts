/** Identity of pains: keys that are never used twice, and merges that resolve for ever and can be undone. */
import type { Nature } from './heard.ts';

export type LineageEvent =
  | { readonly type: 'born'; readonly pain: number; readonly nature: Nature; readonly at: number }
  | {
      readonly type: 'merged';
      readonly from: number;
      readonly into: number;
      readonly at: number;
      readonly likeness: number;
    }
  | { readonly type: 'unmerged'; readonly pain: number; readonly from: number; readonly at: number }
  | { readonly type: 'split'; readonly from: number; readonly into: number; readonly at: number }
  | { readonly type: 'archived' | 'reopened'; readonly pain: number; readonly at: number };

export interface LineageState {
  readonly next: number;
  readonly aliases: readonly (readonly [number, number])[];
}

export class Lineage {
  #next: number;
  readonly #into: Map<number, number>;

  constructor(state?: LineageState) {
    this.#next = state?.next ?? 1;
    this.#into = new Map(state?.aliases);
  }

  /** A key that was never given before. */
  take(): number {
    return this.#next++;
  }

  /** Makes sure that `key` is never given again. */
  seen(key: number): void {
    if (key >= this.#next) this.#next = key + 1;
  }

  /** The key that lives on for `key`; itself when it was never merged. */
  resolve(key: number): number {
    let at = key;
    for (let into = this.#into.get(at); into !== undefined; into = this.#into.get(at)) at = into;
    return at;
  }

  /** Both keys must be resolved and differ. The link stays as made, so that it can be undone exactly. */
  merge(from: number, into: number): void {
    this.#into.set(from, into);
  }

  /** Undoes the merge of `from`; returns the key that it had been merged into, or null. */
  unmerge(from: number): number | null {
    const into = this.#into.get(from);
    if (into === undefined) return null;
    this.#into.delete(from);
    return into;
  }

  state(): LineageState {
    return { next: this.#next, aliases: [...this.#into] };
  }
}
