import { type Compiled, compile, type Index, match } from './compile.ts';
import type { Control, Facts, Verdict } from './control.ts';

/** All controls in force, or what changed since. */
export type Page =
  | { readonly type: 'snapshot'; readonly revision: number; readonly controls: readonly Control[] }
  | {
      readonly type: 'change';
      readonly revision: number;
      readonly put: readonly Control[];
      readonly drop: readonly string[];
    };

/** What a point keeps to come up with when the server is gone. */
export interface Kept {
  /** Names this state towards the server. */
  readonly mark: string;
  readonly revision: number;
  readonly controls: readonly Control[];
}

/**
 * The controls that a point has, and how often each was hit. Knows no network; the time is asked of the outside. What
 * has expired matches nothing, but is kept until the server says that it is gone: a clock may be set right again.
 */
export class Ledger {
  readonly #now: () => number;
  #controls = new Map<string, Control>();
  #index: Index = compile([]);
  /** Hits of controls that are gone or were compiled anew, until they are taken. */
  #earlier = new Map<string, number>();
  revision = 0;
  /** Null before the first page. */
  mark: string | null = null;

  /** @param now milliseconds by the server's clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The controls that match, each counted as hit. */
  check(facts: Facts): Verdict {
    return match(this.#index, facts, this.#now);
  }

  /** Controls in force now, drills included, in no order. */
  get controls(): Control[] {
    const now = this.#now();
    return [...this.#controls.values()].filter(({ expiresAt }) => Date.parse(expiresAt) > now);
  }

  get kept(): Kept | null {
    const { mark, revision } = this;
    return mark === null ? null : { mark, revision, controls: [...this.#controls.values()] };
  }

  /** When the next control expires, in milliseconds by the server's clock; null: none will. */
  get nextExpiry(): number | null {
    const ends = this.controls.map(({ expiresAt }) => Date.parse(expiresAt));
    return ends.length === 0 ? null : Math.min(...ends);
  }

  turn(page: Page, mark: string): void {
    const controls = page.type === 'snapshot' ? new Map<string, Control>() : new Map(this.#controls);
    for (const control of page.type === 'snapshot' ? page.controls : page.put) {
      controls.set(control.id, control);
    }
    if (page.type === 'change') for (const id of page.drop) controls.delete(id);
    this.revision = page.revision;
    this.mark = mark;
    this.#set(controls);
  }

  restore({ mark, revision, controls }: Kept): void {
    this.turn({ type: 'snapshot', revision, controls }, mark);
  }

  /** Control id → hits since they were last taken. */
  takeHits(): Map<string, number> {
    const taken = this.#earlier;
    this.#earlier = new Map();
    for (const compiled of this.#index.all) moveHits(compiled, taken);
    return taken;
  }

  #set(controls: Map<string, Control>): void {
    for (const compiled of this.#index.all) moveHits(compiled, this.#earlier);
    this.#controls = controls;
    this.#index = compile(controls.values());
  }
}

function moveHits(compiled: Compiled, to: Map<string, number>): void {
  if (compiled.hits === 0) return;
  const { id } = compiled.control;
  to.set(id, (to.get(id) ?? 0) + compiled.hits);
  compiled.hits = 0;
}
