/** What people decided about pains, kept so that no later run of the engine undoes it. */
import type { Lineage } from './lineage.ts';

export interface LawsState {
  readonly kept: readonly number[];
  readonly apart: readonly (readonly [number, number])[];
}

export class Laws {
  /** Pains that the engine must not take apart. */
  readonly #kept: Set<number>;
  readonly #apart: [number, number][];

  constructor(state?: LawsState) {
    this.#kept = new Set(state?.kept);
    this.#apart = (state?.apart ?? []).map(([a, b]) => [a, b]);
  }

  keep(pain: number): void {
    this.#kept.add(pain);
  }

  /** Never one again, unless a person says so. */
  separate(a: number, b: number): void {
    this.#apart.push([a, b]);
  }

  /** Takes back what kept two pains, or what merged into them, apart. */
  unite(a: number, b: number, lineage: Lineage): void {
    const [x, y] = [lineage.resolve(a), lineage.resolve(b)];
    for (let i = this.#apart.length - 1; i >= 0; i--) {
      const [c, d] = this.#apart[i]!.map((pain) => lineage.resolve(pain)) as [number, number];
      if ((c === x && d === y) || (c === y && d === x)) this.#apart.splice(i, 1);
    }
  }

  /** Resolved keys that the engine must not take apart. */
  kept(lineage: Lineage): Set<number> {
    return new Set([...this.#kept].map((pain) => lineage.resolve(pain)));
  }

  /** Resolved pairs that must not become one. */
  apart(lineage: Lineage): (readonly [number, number])[] {
    return this.#apart
      .map(([a, b]) => [lineage.resolve(a), lineage.resolve(b)] as const)
      .filter(([a, b]) => a !== b);
  }

  state(): LawsState {
    return { kept: [...this.#kept], apart: this.#apart };
  }
}
