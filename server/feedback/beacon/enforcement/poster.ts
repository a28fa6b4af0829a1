import type { Database } from '../../../platform/database/database.ts';
import type { Seal } from '../../../platform/security/seal.ts';
import { pauseAfter, type Webhooks } from '../../../platform/webhooks/index.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { type Page, readPage } from './book.ts';
import { listWebhooks, noteDelivery, pointOf, type WebhookRow } from './webhooks.ts';

interface Parts {
  readonly database: Database;
  readonly webhooks: Webhooks;
  readonly seal: Seal;
  readonly acknowledgements: Acknowledgements;
  readonly now: () => Date;
  readonly random: () => number;
  readonly failed: (error: unknown) => void;
}

/**
 * Posts what is in force to systems without the client. Each post carries everything, so a system that missed one
 * misses nothing; a change that comes during a post is posted after it; taking it is the acknowledgement.
 */
export class Poster {
  readonly #parts: Parts;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Posts to the systems of a workspace that do not have the newest revision. */
  async post(workspaceId: string): Promise<void> {
    const hooks = (await listWebhooks(this.#parts.database.queries, workspaceId)).filter(
      ({ enabled }) => enabled,
    );
    for (const hook of hooks) this.#start(hook);
  }

  /** Lets no new post begin and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running.values());
  }

  #start(hook: WebhookRow): void {
    if (this.#running.has(hook.id)) {
      this.#again.add(hook.id);
      return;
    }
    const run = this.#bring(hook)
      .catch(this.#parts.failed)
      .finally(() => {
        this.#running.delete(hook.id);
        if (this.#again.delete(hook.id) && !this.#stopping.signal.aborted) {
          void this.post(hook.workspaceId).catch(this.#parts.failed);
        }
      });
    this.#running.set(hook.id, run);
  }

  async #bring(hook: WebhookRow): Promise<void> {
    const { database, webhooks, seal, acknowledgements, now, random } = this.#parts;
    const secret = seal.open(hook.sealedSecret);
    if (secret === null) return noteDelivery(database.queries, hook, { failure: 'secret.unreadable' });
    for (let tries = 1; !this.#stopping.signal.aborted; tries += 1) {
      // Read anew each time: what was true when the first try failed may be over.
      const page = await readPage(database.queries, hook.workspaceId, { mark: null, given: false });
      if (hook.takenAt !== null && hook.failure === null && hook.revision === page.revision) return;
      const sent = await webhooks.send({
        url: hook.url,
        secret,
        body: bodyOf(page),
        id: `${hook.id}.${page.mark}`,
      });
      if (sent.ok) {
        const { revision } = page;
        await noteDelivery(database.queries, hook, { revision, at: now() });
        acknowledgements.add({ workspaceId: hook.workspaceId, point: pointOf(hook), revision, at: now() });
        return;
      }
      await noteDelivery(database.queries, hook, { failure: sent.reason });
      const pause = sent.temporary ? pauseAfter(tries, random()) : null;
      if (pause === null) return;
      await rest(Math.max(pause, sent.afterMs ?? 0), this.#stopping.signal);
    }
  }
}

const bodyOf = ({ revision, put }: Page): string =>
  JSON.stringify({ type: 'controls', revision, controls: put });

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((rested) => {
    const timer = setTimeout(rested, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      rested();
    });
  });
