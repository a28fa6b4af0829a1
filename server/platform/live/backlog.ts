/** A change as pages hear it: which event, about what. */
export interface LiveChange {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** What a page that comes back has missed: the changes since, or that too much was missed to tell. */
export type Missed =
  | { readonly type: 'changes'; readonly changes: readonly LiveChange[] }
  | { readonly type: 'reset' };

/**
 * The last changes of one workspace, so that a page whose stream was cut can go on where it stopped. Ids are
 * `epoch-number`; the epoch names the run of the server, so ids of an earlier run are known to be too old.
 */
export class Backlog {
  readonly #epoch: string;
  readonly #size: number;
  readonly #changes: LiveChange[] = [];
  #last = 0;

  constructor(epoch: string, size: number) {
    this.#epoch = epoch;
    this.#size = size;
  }

  add(name: string, data: unknown): LiveChange {
    this.#last += 1;
    const change = { id: `${this.#epoch}-${this.#last}`, name, data };
    this.#changes.push(change);
    if (this.#changes.length > this.#size) this.#changes.shift();
    return change;
  }

  since(id: string): Missed {
    const [, epoch, number] = /^(\w+)-(\d+)$/.exec(id) ?? [];
    const at = Number(number ?? Number.NaN);
    const oldest = this.#last - this.#changes.length;
    if (epoch !== this.#epoch || !Number.isInteger(at) || at > this.#last || at < oldest)
      return { type: 'reset' };
    return { type: 'changes', changes: this.#changes.slice(at - oldest) };
  }
}
