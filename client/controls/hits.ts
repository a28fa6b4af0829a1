import { type Hit, RefusedError, type Server } from './server.ts';

/** Entries of one lot, as many as the server takes at once. */
const MOST = 1_000;
const HOUR = 3_600_000;

interface Lot {
  readonly number: number;
  readonly hits: readonly Hit[];
}

/**
 * Gathers hits and sends them in lots. A lot that was not taken is sent again under the same number, so that none is
 * lost and none counts twice; what gathers meanwhile is summed up by control, and so stays small.
 */
export class Hits {
  readonly #server: Server;
  readonly #now: () => number;
  readonly #failed: (error: Error) => void;
  #waiting = new Map<string, { controlId: string; count: number; at: number }>();
  #lot: Lot | null = null;
  #last = 0;
  #sending: Promise<void> | null = null;

  constructor(server: Server, now: () => number, failed: (error: Error) => void) {
    this.#server = server;
    this.#now = now;
    this.#failed = failed;
  }

  /** Hits that the server has not taken yet. */
  get pending(): number {
    const all = [...(this.#lot?.hits ?? []), ...this.#waiting.values()];
    return all.reduce((sum, { count }) => sum + count, 0);
  }

  add(hits: ReadonlyMap<string, number>): void {
    const at = this.#now();
    for (const [controlId, count] of hits) {
      // By the hour, as the server keeps them, unless a long outage would make that too many.
      const key = this.#waiting.size < MOST ? `${controlId} ${Math.floor(at / HOUR)}` : controlId;
      const before = this.#waiting.get(key);
      this.#waiting.set(key, { controlId, at, count: count + (before?.count ?? 0) });
    }
  }

  /** Sends what waits; a failure leaves it for the next time. */
  send(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #send(): Promise<void> {
    for (let lot = this.#take(); lot !== null; lot = this.#take()) {
      try {
        await this.#server.report(lot.number, lot.hits);
      } catch (error) {
        this.#failed(error as Error);
        // Only what can never be taken is let go, and never without a word.
        if (!isHopeless(error)) return;
      }
      this.#lot = null;
    }
  }

  /** The lot that was not taken, else the next one. Numbers go up also over a restart, as time does. */
  #take(): Lot | null {
    if (this.#lot !== null || this.#waiting.size === 0) return this.#lot;
    const entries = [...this.#waiting].slice(0, MOST);
    for (const [key] of entries) this.#waiting.delete(key);
    this.#last = Math.max(this.#last + 1, Math.floor(this.#now()));
    const hits = entries.map(([, hit]) => ({ ...hit, at: new Date(hit.at).toISOString() }));
    this.#lot = { number: this.#last, hits };
    return this.#lot;
  }
}

/** The lot itself is wrong; a key that is refused may be put right. */
const isHopeless = (error: unknown): boolean =>
  error instanceof RefusedError && error.final && ![401, 403, 404].includes(error.status);
