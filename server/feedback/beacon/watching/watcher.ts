import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type Batch, endOf } from '../../listening/index.ts';
import { windowsOf } from '../promotions/reach.ts';
import { type PromotionRow, readPromotions } from '../promotions/store.ts';
import { Board } from '../pushed/board.ts';
import type { Said } from '../pushed/pushed.ts';
import { findSeries, type SeriesRow } from '../series/series-store.ts';
import { detectorOf } from './detectors.ts';
import { keepAll, keepRow, MIND_ROW, rowsOf } from './keeping.ts';
import type { Crossing, Mind } from './mind.ts';
import { openMind } from './opening.ts';
import { PAGE, readGrouped, readVoices } from './read.ts';
import { relearn } from './relearn.ts';
import { speakBatch, speakStored } from './speaking.ts';
import { writeBins } from './write-bins.ts';

/** After a failure the watch begins again from the database, after so many milliseconds. */
const PAUSE = 1_000;
/** Bins are written this often, or earlier when so many rows wait. */
const FLUSH_MS = 30_000;
const FLUSH_ROWS = 30_000;
/** One row of snapshots is kept each so often, in turn. */
const KEEP_MS = 10_000;
/** A longer absence was no watching. */
const ABSENT_MS = 5 * 60_000;

export interface WatcherServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** A detector crossed its threshold; must not throw. */
  readonly crossed: (workspaceId: string, crossing: Crossing, mind: Mind) => void;
  /** A pushed series alarms; must not throw. */
  readonly said: (row: SeriesRow, said: Said) => void;
  /** Everything that was stored before it began has been heard; must not throw. */
  readonly caughtUp: (workspaceId: string) => void;
}

interface Position {
  readonly mind: Mind;
  binned: { readonly seq: number; readonly painSeq: number };
  promotions: PromotionRow[];
  /** Voices up to this number were grouped when it opened. */
  readonly grouped: number;
  /** Whether everything that was stored when it opened has been heard. */
  caughtUp: boolean;
  /** Whether more waits than was read at once. */
  behind: boolean;
  flushedAt: number;
  keptAt: number;
  /** Row of snapshots that is kept next. */
  row: number;
}

/**
 * Watches one workspace: voices are heard by their numbers of arrival, their pains when they are grouped. Whatever
 * fails, the watch begins again from what the database says.
 */
export class Watcher {
  readonly #services: WatcherServices;
  readonly workspaceId: string;
  readonly board: Board;
  readonly #heard: Batch[] = [];
  #position: Position | null = null;
  #flushing: Promise<void> = Promise.resolve();
  #woken = false;
  #wake: () => void = () => {};
  #stopping = false;
  readonly #running: Promise<void>;

  constructor(services: WatcherServices, workspaceId: string) {
    this.#services = services;
    this.workspaceId = workspaceId;
    const now = services.clock.now().getTime();
    this.board = new Board(services.database.queries, { workspaceId, now, found: services.said });
    this.#running = this.#run();
  }

  /** What is known now; null while it is being opened. */
  get mind(): Mind | null {
    return this.#position?.mind ?? null;
  }

  /** Voices may have arrived. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Voices were grouped. */
  hearPains(batch: Batch): void {
    this.#heard.push(batch);
    this.wake();
  }

  /** Time goes on. */
  tick(): void {
    const now = this.#services.clock.now().getTime();
    this.board.tick(now).catch(this.#failed('pushed series could not be watched'));
    const position = this.#position;
    if (!position?.caughtUp) return;
    // Time must not run ahead of what is heard, or a backlog would look like silence and then like a burst.
    if (!position.behind) position.mind.advance(now);
    if (now - position.flushedAt >= FLUSH_MS || now < position.flushedAt) this.#flush(position);
    if (now - position.keptAt >= KEEP_MS || now < position.keptAt) this.#keepNext(position, now);
  }

  /** Begin again from the database. */
  reset(): void {
    this.#position = null;
    this.wake();
  }

  /** The calendar was changed. */
  async plan(): Promise<void> {
    const position = this.#position;
    if (position === null) return;
    position.promotions = await readPromotions(
      this.#services.database.queries,
      this.workspaceId,
      this.#now(),
    );
    for (const watched of position.mind.book.all) {
      watched.detector.promote(windowsOf(position.promotions, watched.brief.subject));
    }
  }

  /** How a series is watched was changed. */
  async heed(code: string): Promise<void> {
    this.board.wake();
    const row = await findSeries(this.#services.database.queries, this.workspaceId, code);
    const watched = row && this.#position?.mind.book.byId.get(row.id);
    if (!watched) return;
    watched.direction = row.direction;
    watched.watched = row.watched;
    if (watched.sensitivity === row.sensitivity) return;
    watched.sensitivity = row.sensitivity;
    watched.detector = detectorOf(watched, watched.detector.snapshot());
  }

  /** Writes what waits for the bins. */
  async flush(): Promise<void> {
    if (this.#position) this.#flush(this.#position);
    await this.#flushing;
  }

  /** Hears no more, and keeps what it knows. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    await this.board.keep(this.#now().getTime()).catch(this.#failed('no snapshot was kept'));
    const position = this.#position;
    if (position === null) return;
    await this.flush().catch(() => {});
    if (this.#position !== position) return;
    const { queries } = this.#services.database;
    await keepAll(queries, { workspaceId: this.workspaceId, mind: position.mind }).catch(
      this.#failed('no snapshot was kept'),
    );
  }

  /** Hears no more, and keeps nothing: somebody else watches. */
  async abandon(): Promise<void> {
    this.#stopping = true;
    this.reset();
    await this.#running;
  }

  #failed = (what: string) => (error: unknown) => this.#services.log.error({ err: error }, what);

  #now = () => this.#services.clock.now();

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        this.#position ??= await this.#open();
        await this.#listen(this.#position);
      } catch (error) {
        this.#position = null;
        if (this.#stopping) return;
        this.#services.log.error({ err: error }, 'watching begins again');
        await this.#sleep(PAUSE);
      }
    }
  }

  async #open(): Promise<Position> {
    const { queries } = this.#services.database;
    const now = this.#now();
    await this.#flushing.catch(() => {});
    const { mind, binned, seenAt } = await openMind(queries, this.workspaceId, {
      now: now.getTime(),
      cross: (crossing) => this.#services.crossed(this.workspaceId, crossing, mind),
    });
    if (seenAt && now.getTime() - seenAt.getTime() > ABSENT_MS) mind.pause(seenAt.getTime(), now.getTime());
    const grouped = await readGrouped(queries, this.workspaceId);
    const times = { flushedAt: now.getTime(), keptAt: now.getTime() };
    const position = {
      mind,
      binned,
      promotions: [],
      grouped,
      caughtUp: false,
      behind: true,
      ...times,
      row: MIND_ROW,
    };
    this.#position = position;
    await this.plan();
    return position;
  }

  async #listen(position: Position): Promise<void> {
    const { mind } = position;
    while (!this.#stopping && this.#position === position) {
      this.#woken = false;
      const read = await readVoices(this.#services.database.queries, this.workspaceId, mind.seq);
      for (const voice of read) mind.hear(voice);
      const newest = read.at(-1)?.voice;
      if (newest) mind.lagMs = Math.max(0, this.#now().getTime() - newest.receivedAt);
      mind.settle();
      await this.#speak(position);
      mind.settle();
      if (mind.tallies.rows >= FLUSH_ROWS) await this.flush();
      position.behind = read.length === PAGE;
      if (position.behind) continue;
      if (!position.caughtUp) this.#services.caughtUp(this.workspaceId);
      position.caughtUp = true;
      if ((await this.#relearn(position)) || this.#woken || this.#stopping) continue;
      await this.#sleep(null);
    }
  }

  /** Pains of voices: those that nobody told of from the database, then those that were told. */
  async #speak({ mind, grouped }: Position): Promise<void> {
    const { queries } = this.#services.database;
    const { workspaceId } = this;
    await speakStored(queries, { workspaceId, mind, until: grouped });
    for (let batch = this.#heard[0]; batch && endOf(batch) <= mind.seq; batch = this.#heard[0]) {
      await speakStored(queries, { workspaceId, mind, until: batch.after });
      this.#heard.shift();
      if (batch.after !== mind.painSeq) continue;
      speakBatch(mind, batch, this.#now().getTime());
      mind.spoken(endOf(batch));
    }
  }

  async #relearn({ mind, promotions }: Position): Promise<boolean> {
    const ignorant = mind.book.all.filter((watched) => watched.isIgnorant);
    if (ignorant.length === 0) return false;
    // What they lack may still wait for the bins.
    await this.flush();
    const { queries } = this.#services.database;
    const now = this.#now().getTime();
    const { earliestAt } = mind;
    await relearn(ignorant, { queries, workspaceId: this.workspaceId, now, earliestAt, promotions });
    return true;
  }

  /** Takes what waits and writes it in one transaction with how far it goes. */
  #flush(position: Position): void {
    position.flushedAt = this.#now().getTime();
    this.#flushing = this.#flushing.catch(() => {}).then(() => this.#write(position));
    this.#flushing.catch((error) => {
      this.#services.log.error({ err: error }, 'bins could not be written');
      this.reset();
    });
  }

  async #write(position: Position): Promise<void> {
    if (this.#position !== position) return;
    const { database } = this.#services;
    const { mind, binned } = position;
    position.binned = await writeBins(database, {
      workspaceId: this.workspaceId,
      mind,
      from: binned,
      now: this.#now(),
    });
  }

  #keepNext(position: Position, now: number): void {
    position.keptAt = now;
    const row = position.row;
    position.row = row + 1 >= rowsOf(position.mind) ? MIND_ROW : row + 1;
    const { queries } = this.#services.database;
    keepRow(queries, { workspaceId: this.workspaceId, mind: position.mind }, row).catch(
      this.#failed('no snapshot was kept'),
    );
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
