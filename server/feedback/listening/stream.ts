import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Book } from './book.ts';
import { catchUp } from './catch-up.ts';
import type { Ears } from './engine/ear.ts';
import { ENGINE } from './engine/engine.ts';
import { moodInUse } from './learning/mood-versions.ts';
import { snapshotIsDue } from './snapshots.ts';
import { hearStage } from './stages/hear.ts';
import { readStage } from './stages/read.ts';
import { type Batch, emptyBatch, endOf, pass, type Stage } from './stages/stage.ts';
import { type Alongside, storeStage } from './stages/store.ts';
import { tellStage } from './stages/tell.ts';
import { keepSnapshot } from './state.ts';
import { renewStatistics, statisticsAreDue } from './statistics.ts';

/** After a failure the stream begins again from the database, after so many milliseconds. */
const PAUSE = 1_000;

export interface StreamServices {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly ears: Ears;
  readonly alongside: readonly Alongside[];
  /** Told right after a batch is stored. */
  readonly heard: (workspaceId: string, batch: Batch) => void;
  /** Told whenever nothing waits. */
  readonly idle: (workspaceId: string, pause: Pause) => void;
}

/** The stream while a person's decision is followed: the engine and the database agree, and nothing else happens. */
export interface Pause extends StreamServices {
  readonly workspaceId: string;
  readonly book: Book;
  readonly heardSeq: number;
  /** Number of the last decision that the engine followed. */
  decisions: number;
  /** Number of the last voice that the kept snapshot knows. */
  snapshotSeq: number;
  /** Number of the last voice when all were grouped anew; 0: never. */
  consolidatedSeq: number;
}

interface Question {
  answer(pause: Pause): Promise<void>;
  fail(error: unknown): void;
}

interface Position extends Pause {
  heardSeq: number;
  readonly front: readonly Stage[];
  readonly back: readonly Stage[];
}

/**
 * Listens to one workspace: read and hear the next batch while the one before is stored and told. Decisions of
 * people wait for the batch under way and are followed between two batches. Whatever fails, the stream begins again
 * from what the database says.
 */
export class Stream {
  readonly #services: StreamServices;
  readonly #workspaceId: string;
  readonly #questions: Question[] = [];
  #woken = false;
  #wake: () => void = () => {};
  #stopping = false;
  #position: Position | null = null;
  readonly #running: Promise<void>;

  constructor(services: StreamServices, workspaceId: string) {
    this.#services = services;
    this.#workspaceId = workspaceId;
    this.#running = this.#run();
  }

  /** Voices may have arrived. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Runs `work` between two batches, in order. */
  ask<T>(work: (pause: Pause) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, fail) => {
      if (this.#stopping) return fail(new Error('Listening has stopped'));
      this.#questions.push({ answer: async (pause) => resolve(await work(pause)), fail });
      this.wake();
    });
  }

  /** The engine's state no longer agrees with the database: begin again. */
  reset(): void {
    this.#position = null;
    this.#wake();
  }

  /** Finishes the batch under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    for (const { fail } of this.#questions.splice(0)) fail(new Error('Listening has stopped'));
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        this.#position ??= await this.#open();
        await this.#listen(this.#position);
      } catch (error) {
        this.#position = null;
        if (this.#stopping) return;
        this.#services.log.error({ err: error }, 'listening begins again');
        await this.#sleep(PAUSE);
      }
    }
    await this.#snapshot().catch((error) => this.#services.log.error({ err: error }, 'no snapshot was kept'));
  }

  async #open(): Promise<Position> {
    const { database, bus, ears, alongside } = this.#services;
    const workspaceId = this.#workspaceId;
    const { state, book, anew } = await catchUp(database.queries, ears, workspaceId);
    await ears.useMood(workspaceId, await moodInUse(database.queries, workspaceId));
    const position: Position = {
      ...this.#services,
      workspaceId,
      book,
      heardSeq: state.heardSeq,
      decisions: state.decisions,
      snapshotSeq: anew ? Number.NEGATIVE_INFINITY : (state.snapshotSeq ?? 0),
      consolidatedSeq: state.consolidatedSeq ?? 0,
      front: [readStage(database.queries, workspaceId), hearStage(ears, workspaceId)],
      back: [storeStage({ database, workspaceId, book, alongside }), tellStage(bus, workspaceId)],
    };
    return position;
  }

  /** Goes on until the stream stops or is reset. */
  async #listen(position: Position): Promise<void> {
    let storing: Promise<void> = Promise.resolve();
    let heard = position.heardSeq;
    while (!this.#stopping && this.#position === position) {
      this.#woken = false;
      const due = snapshotIsDue(heard, position.snapshotSeq, false);
      if (this.#questions.length > 0 || due) {
        await storing;
        await this.#answer(position);
        if (due) await this.#snapshot();
        if (this.#position !== position) return;
      }
      const passed = await pass(position.front, emptyBatch(heard));
      await storing;
      if (passed.type !== 'go') {
        if (!this.#woken && snapshotIsDue(heard, position.snapshotSeq, true)) await this.#snapshot();
        if (!this.#woken) this.#services.idle(this.#workspaceId, position);
        if (!this.#woken && !this.#stopping) await this.#sleep(null);
        continue;
      }
      heard = endOf(passed.batch);
      storing = this.#finish(position, passed.batch);
      // A failure is met at the next `await storing`; until then it must not count as unhandled.
      storing.catch(() => {});
    }
    await storing;
  }

  async #finish(position: Position, batch: Parameters<typeof endOf>[0]): Promise<void> {
    const passed = await pass(position.back, batch);
    if (passed.type !== 'go') throw new Error('Another server listens to this workspace');
    position.heardSeq = endOf(batch);
    this.#services.heard(this.#workspaceId, passed.batch);
    if (statisticsAreDue(batch.after, position.heardSeq)) await renewStatistics(position.database);
  }

  async #answer(position: Position): Promise<void> {
    for (let next = this.#questions.shift(); next; next = this.#questions.shift()) {
      try {
        await next.answer(position);
      } catch (error) {
        // The engine may have followed what the database has not kept.
        this.reset();
        next.fail(error);
        return;
      }
    }
  }

  async #snapshot(): Promise<void> {
    const position = this.#position;
    if (position === null || position.heardSeq === position.snapshotSeq) return;
    const { database, ears } = this.#services;
    const snapshot = await ears.snapshot(this.#workspaceId);
    const { heardSeq: seq, decisions } = position;
    await keepSnapshot(database.queries, this.#workspaceId, { seq, decisions, snapshot, engine: ENGINE });
    position.snapshotSeq = seq;
  }

  #sleep(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? null : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        if (timer) clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }
}
