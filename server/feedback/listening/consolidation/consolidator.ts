import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Ears, Regrouping } from '../engine/ear.ts';
import { tellChanged } from '../stages/tell.ts';
import type { Pause } from '../stream.ts';
import { applyRegrouping, type Consolidation } from './apply.ts';
import { consolidationIsDue } from './due.ts';

/** Nothing has come for so many milliseconds: a load is over, or nobody is speaking. */
const QUIET = 3_000;
/** Voices that come meanwhile make a regrouping worthless; after so many tries they have to wait for one. */
const TRIES = 3;

export type Consolidated =
  | { readonly type: 'done'; readonly consolidation: Consolidation }
  /** Another regrouping of this workspace is under way. */
  | { readonly type: 'busy' }
  | { readonly type: 'elsewhere' };

interface Regrouped {
  readonly at: Date;
  readonly regrouping: Regrouping;
}

type Ask = <T>(workspaceId: string, work: (pause: Pause) => Promise<T>) => Promise<T | null>;

interface Parts {
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly ask: Ask;
  /** An engine thread of its own, so that hearing goes on. */
  readonly aside: Ears;
}

/**
 * Groups all voices of a workspace anew: a copy of its engine does so in a thread of its own while the stream hears
 * on, and its result is taken over where nothing has been heard or decided meanwhile.
 */
export class Consolidator {
  readonly #parts: Parts;
  readonly #running = new Set<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The stream has nothing to do: group anew once it has been quiet for a while and has grown enough. */
  consider(workspaceId: string, pause: Pause): void {
    clearTimeout(this.#timers.get(workspaceId));
    this.#timers.delete(workspaceId);
    const { heardSeq } = pause;
    if (this.#stopped || !consolidationIsDue(heardSeq, pause.consolidatedSeq)) return;
    const { clock, log } = this.#parts;
    const since = clock.now().getTime();
    const look = async () => {
      if (clock.now().getTime() - since < QUIET || pause.heardSeq !== heardSeq) return;
      // Where voices come meanwhile, the next quiet moment tries again: they never wait for it.
      await this.#once(workspaceId, () => this.#tryAside(workspaceId));
    };
    const timer = setTimeout(() => {
      look().catch((error) => {
        if (!this.#stopped) log.error({ err: error }, 'the voices could not be grouped anew');
      });
    }, QUIET + 10);
    timer.unref();
    this.#timers.set(workspaceId, timer);
  }

  /** Groups anew here and now. @param ground a person asked for it: known pains may be rearranged from the ground */
  async consolidate(workspaceId: string, ground = false): Promise<Consolidated> {
    return this.#once(workspaceId, () => this.#consolidate(workspaceId, ground));
  }

  async #once<T>(workspaceId: string, work: () => Promise<T>): Promise<T | { readonly type: 'busy' }> {
    if (this.#running.has(workspaceId)) return { type: 'busy' };
    this.#running.add(workspaceId);
    try {
      return await work();
    } finally {
      this.#running.delete(workspaceId);
    }
  }

  /** Lets go of what is under way: nothing of it was written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.#parts.aside.stop();
  }

  async #consolidate(workspaceId: string, ground: boolean): Promise<Consolidated> {
    for (let tries = 1; tries < TRIES; tries++) {
      const outcome = await this.#tryAside(workspaceId, ground);
      if (outcome !== 'overtaken') return outcome;
    }
    const consolidation = await this.#parts.ask(workspaceId, async (pause) => {
      return this.#take(
        pause,
        await this.#regroup(workspaceId, { snapshot: await pause.ears.snapshot(workspaceId), ground }),
      );
    });
    return consolidation ? { type: 'done', consolidation } : { type: 'elsewhere' };
  }

  async #tryAside(workspaceId: string, ground = false): Promise<Consolidated | 'overtaken'> {
    const { ask } = this.#parts;
    const from = await ask(workspaceId, async ({ ears, heardSeq, decisions }) => {
      return { heardSeq, decisions, snapshot: await ears.snapshot(workspaceId) };
    });
    if (from === null) return { type: 'elsewhere' };
    const regrouped = await this.#regroup(workspaceId, { snapshot: from.snapshot, ground });
    const consolidation = await ask(workspaceId, async (pause) => {
      if (pause.heardSeq !== from.heardSeq || pause.decisions !== from.decisions) return 'overtaken';
      return this.#take(pause, regrouped);
    });
    if (consolidation === null) return { type: 'elsewhere' };
    return consolidation === 'overtaken' ? consolidation : { type: 'done', consolidation };
  }

  async #regroup(
    workspaceId: string,
    { snapshot, ground }: { snapshot: Uint8Array; ground: boolean },
  ): Promise<Regrouped> {
    const { aside, clock } = this.#parts;
    const at = clock.now();
    await aside.open(workspaceId, snapshot);
    const regrouping = await aside.consolidate(workspaceId, at.getTime(), ground);
    await aside.close(workspaceId);
    return { at, regrouping };
  }

  async #take(pause: Pause, { at, regrouping }: Regrouped): Promise<Consolidation> {
    const { workspaceId, ears, bus, log } = pause;
    const consolidation = await applyRegrouping(pause, regrouping, at);
    await ears.open(workspaceId, regrouping.snapshot);
    pause.snapshotSeq = pause.heardSeq;
    pause.consolidatedSeq = pause.heardSeq;
    tellChanged(bus, workspaceId, null);
    log.info({ workspaceId, heard: pause.heardSeq, ...consolidation }, 'the voices were grouped anew');
    return consolidation;
  }
}
