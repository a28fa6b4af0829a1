import type { Database } from '../../../platform/database/database.ts';
import type { PointName } from './point.ts';
import { type Ack, writeAcks } from './points.ts';

/** What happens after acknowledgements were written. */
export type Written = (workspaceId: string, revision: number) => Promise<void>;

/**
 * Writes acknowledgements of all points together: while one lot is written, the next gathers, and of a point only
 * what it said last is kept. Losing some with the process costs nothing: points say it again every few seconds.
 */
export class Acknowledgements {
  readonly #database: Database;
  readonly #written: Written;
  readonly #failed: (error: unknown) => void;
  #waiting = new Map<string, Ack>();
  #running: Promise<void> | null = null;

  constructor(database: Database, written: Written, failed: (error: unknown) => void) {
    this.#database = database;
    this.#written = written;
    this.#failed = failed;
  }

  add(ack: Ack): void {
    this.#waiting.set(keyOf(ack.workspaceId, ack.point), ack);
    this.#running ??= this.#run();
  }

  /** Resolves when everything that was added is written. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in the same turn of the event loop shall share the first lot.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.size > 0) {
      // Always in the same order, so that two servers cannot wait for each other's points.
      const acks = [...this.#waiting].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ack]) => ack);
      this.#waiting = new Map();
      try {
        await writeAcks(this.#database.queries, acks);
        for (const [workspaceId, own] of Map.groupBy(acks, (ack) => ack.workspaceId)) {
          await this.#written(workspaceId, Math.max(...own.map(({ revision }) => revision)));
        }
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#running = null;
  }
}

const keyOf = (workspaceId: string, { name, instance }: PointName): string =>
  JSON.stringify([workspaceId, name, instance]);
