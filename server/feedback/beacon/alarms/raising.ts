import type { Raised } from './desk.ts';
import type { Found } from './found.ts';

/** Alarms in one transaction. */
const MOST_PER_BATCH = 250;

interface Waiting {
  readonly found: Found;
  readonly settle: (raised: Raised) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Alarms of a workspace are raised one transaction after the other. Whoever comes first goes alone and at once, so that
 * its page waits for nobody; what arrives meanwhile gathers for the next transaction.
 */
export class Raising {
  readonly #raise: (batch: readonly Found[]) => Promise<readonly Raised[]>;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #running = new Map<string, Promise<void>>();

  /** @param raise raises what was found in one workspace, all or nothing, and answers in the same order */
  constructor(raise: (batch: readonly Found[]) => Promise<readonly Raised[]>) {
    this.#raise = raise;
  }

  raise(found: Found): Promise<Raised> {
    return new Promise((settle, fail) => {
      const { workspaceId } = found;
      const queue = this.#queues.get(workspaceId) ?? [];
      queue.push({ found, settle, fail });
      this.#queues.set(workspaceId, queue);
      if (!this.#running.has(workspaceId)) this.#running.set(workspaceId, this.#run(workspaceId));
    });
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #run(workspaceId: string): Promise<void> {
    const queue = this.#queues.get(workspaceId)!;
    for (let most = 1; queue.length > 0; most = MOST_PER_BATCH) await this.#commit(queue.splice(0, most));
    this.#queues.delete(workspaceId);
    this.#running.delete(workspaceId);
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const raised = await this.#raise(batch.map(({ found }) => found));
      batch.forEach(({ settle }, i) => {
        settle(raised[i]!);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]!.fail(error);
      // What fails for one shall not fail for those who shared the transaction.
      else for (const one of batch) await this.#commit([one]);
    }
  }
}
