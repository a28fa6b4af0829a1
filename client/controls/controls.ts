import type { Control, Facts, Verdict } from './control.ts';
import type { StreamEvent } from './events.ts';
import { Hits } from './hits.ts';
import { createLatest } from './latest.ts';
import { type Kept, Ledger, type Page } from './ledger.ts';
import { createServer, type Point, RefusedError, type Server } from './server.ts';
import { ServerClock } from './server-clock.ts';
import { memoryStorage, type Storage } from './storage.ts';
import { pauseAfter, realTimers, type Timers, type Timing, USUAL_TIMING } from './timing.ts';

/** How a point joins. */
export interface ControlsOptions {
  readonly baseUrl: string;
  /** An API key with the scope `enforce`. */
  readonly key: string;
  /** What people call this point, such as `checkout`; or its whole name where instances are told apart by more. */
  readonly point: string | (Pick<Point, 'name'> & Partial<Point>);
  /** Where the last known controls are kept; in memory unless given. */
  readonly storage?: Storage;
  readonly timing?: Partial<Timing>;
  readonly timers?: Timers;
  readonly fetch?: typeof fetch;
}

/** What a point knows, all of it. */
export interface Snapshot {
  readonly revision: number;
  readonly stale: boolean;
  /** In force now, drills included. */
  readonly controls: readonly Control[];
}

interface Events {
  /** Other controls are in force than before. */
  change: () => void;
  /** The server has been silent for too long; the last known controls stay in force until they expire. */
  stale: () => void;
  /** The server speaks again. */
  fresh: () => void;
  /** Something failed and will be tried again. */
  error: (error: Error) => void;
}

/** Timers of `setTimeout` hold no more than 24 days. */
const LONGEST_WAIT = 3_600_000;

/** Joins as an enforcement point: controls are streamed here, asked here, and acknowledged. */
export function createControls(options: ControlsOptions): Controls {
  return new Controls(options);
}

/** A running enforcement point. */
export class Controls {
  readonly #server: Server;
  readonly #timers: Timers;
  readonly #timing: Timing;
  readonly #storage: Storage;
  readonly #clock: ServerClock;
  readonly #ledger: Ledger;
  readonly #hits: Hits;
  readonly #hearers: { [K in keyof Events]: Set<Events[K]> } = {
    change: new Set(),
    stale: new Set(),
    fresh: new Set(),
    error: new Set(),
  };
  readonly #closing = new AbortController();
  readonly #acknowledge = createLatest((revision: number) => this.#tellRevision(revision));
  readonly #keep = createLatest((kept: Kept) => this.#save(kept));
  readonly #waits = new Map<'stale' | 'line' | 'expiry' | 'hits', () => void>();
  readonly #running: Promise<void>;
  #line = new AbortController();
  #stale = true;
  #ready: () => void = () => {};
  /** Resolves with the first controls: those that were kept, or the server's. */
  readonly ready: Promise<void> = new Promise((resolve) => {
    this.#ready = resolve;
  });

  constructor(options: ControlsOptions) {
    const { baseUrl, key, timers = realTimers, fetch: ask = fetch } = options;
    this.#server = createServer({ baseUrl, key, point: nameOf(options.point), fetch: ask });
    this.#timers = timers;
    this.#timing = { ...USUAL_TIMING, ...options.timing };
    this.#storage = options.storage ?? memoryStorage();
    this.#clock = new ServerClock(() => timers.now());
    this.#ledger = new Ledger(this.#clock.now);
    this.#hits = new Hits(this.#server, this.#clock.now, (error) => this.#say('error', error));
    this.#sendHitsLater();
    this.#running = this.#run();
  }

  /**
   * The controls that match these facts, the strictest first; each counts as hit. Answers from memory in well under a
   * microsecond, whether the server is there or not.
   */
  check(facts: Facts): Verdict {
    return this.#ledger.check(facts);
  }

  /** Whether the server has been silent for too long, or has not spoken yet. */
  get stale(): boolean {
    return this.#stale;
  }

  get revision(): number {
    return this.#ledger.revision;
  }

  /** Hits that the server has not counted yet. */
  get pendingHits(): number {
    return this.#hits.pending;
  }

  snapshot(): Snapshot {
    return { revision: this.revision, stale: this.stale, controls: this.#ledger.controls };
  }

  /** @returns how to stop hearing */
  on<E extends keyof Events>(event: E, hear: Events[E]): () => void {
    this.#hearers[event].add(hear);
    return () => this.#hearers[event].delete(hear);
  }

  /** Sends the last hits, says that this point leaves, and ends. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#line.abort();
    for (const callOff of this.#waits.values()) callOff();
    await this.#running;
    await this.#acknowledge.settled();
    await this.#keep.settled();
    this.#hits.add(this.#ledger.takeHits());
    await this.#hits.send();
    if (this.#ledger.mark !== null) await this.#server.acknowledge(this.revision, true).catch(() => {});
  }

  async #run(): Promise<void> {
    await this.#restore();
    for (let failures = 0; !this.#closing.signal.aborted; ) {
      this.#line = new AbortController();
      this.#watchLine();
      try {
        for await (const event of this.#server.stream(this.#ledger.mark, this.#line.signal)) {
          failures = 0;
          this.#hear(event);
        }
      } catch (error) {
        if (!this.#closing.signal.aborted) this.#say('error', error as Error);
      }
      failures += 1;
      await this.#rest(pauseAfter(failures, this.#timers.random(), this.#timing));
    }
  }

  async #restore(): Promise<void> {
    try {
      const kept = await this.#storage.load();
      if (kept === null) return;
      this.#ledger.restore(kept);
      this.#changed();
    } catch (error) {
      this.#say('error', error as Error);
    }
  }

  #hear({ event, data, id }: StreamEvent): void {
    const said = JSON.parse(data) as { now?: string };
    if (typeof said.now === 'string') this.#clock.set(said.now);
    this.#watchLine();
    this.#waitFor('stale', this.#timing.staleAfter, () => {
      this.#stale = true;
      this.#say('stale');
    });
    if (event === 'snapshot' || event === 'change') {
      this.#ledger.turn({ ...said, type: event } as Page, id ?? '');
      this.#keep.give(this.#ledger.kept!);
      this.#changed();
    } else this.#watchExpiry();
    if (this.#stale) {
      this.#stale = false;
      this.#say('fresh');
    }
    if (this.#ledger.mark !== null) this.#acknowledge.give(this.revision);
  }

  #changed(): void {
    this.#ready();
    this.#watchExpiry();
    this.#say('change');
  }

  /** A line on which nothing comes is cut, for it may be dead without knowing. */
  #watchLine(): void {
    this.#waitFor('line', this.#timing.staleAfter, () => this.#line.abort());
  }

  #watchExpiry(): void {
    const next = this.#ledger.nextExpiry;
    if (next === null) return;
    const wait = next - this.#clock.now();
    this.#waitFor('expiry', Math.min(LONGEST_WAIT, Math.max(1, wait)), () => {
      this.#watchExpiry();
      if (wait <= LONGEST_WAIT) this.#say('change');
    });
  }

  #sendHitsLater(): void {
    this.#waitFor('hits', this.#timing.hitsEvery, () => {
      this.#hits.add(this.#ledger.takeHits());
      void this.#hits.send();
      this.#sendHitsLater();
    });
  }

  async #tellRevision(revision: number): Promise<void> {
    for (let failures = 1; !this.#closing.signal.aborted && revision === this.revision; failures += 1) {
      try {
        return await this.#server.acknowledge(revision);
      } catch (error) {
        this.#say('error', error as Error);
        if (error instanceof RefusedError && error.final) return;
        // The next message of the stream has it said again anyway.
        if (this.#line.signal.aborted || this.#stale) return;
        await this.#rest(pauseAfter(failures, this.#timers.random(), this.#timing));
      }
    }
  }

  async #save(kept: Kept): Promise<void> {
    try {
      await this.#storage.save(kept);
    } catch (error) {
      this.#say('error', error as Error);
    }
  }

  #waitFor(what: 'stale' | 'line' | 'expiry' | 'hits', milliseconds: number, run: () => void): void {
    this.#waits.get(what)?.();
    if (this.#closing.signal.aborted) return;
    this.#waits.set(what, this.#timers.after(milliseconds, run));
  }

  #rest(milliseconds: number): Promise<void> {
    const { signal } = this.#closing;
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const rested = () => {
        callOff();
        signal.removeEventListener('abort', rested);
        resolve();
      };
      const callOff = this.#timers.after(milliseconds, rested);
      signal.addEventListener('abort', rested);
    });
  }

  #say<E extends keyof Events>(event: E, ...said: Parameters<Events[E]>): void {
    for (const hear of this.#hearers[event]) (hear as (...said: Parameters<Events[E]>) => void)(...said);
  }
}

function nameOf(point: ControlsOptions['point']): Point {
  const given = typeof point === 'string' ? { name: point } : point;
  const kind = typeof document === 'undefined' ? 'node' : 'browser';
  return { instance: crypto.randomUUID(), kind, ...given };
}
