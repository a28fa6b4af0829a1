/** What is not yet in the bins of the database: counts by series, step and time. */

const MINUTE = 60_000;
const TEN = 10_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** How long the bins of each step are kept, in milliseconds; days for ever. */
export const KEPT = { 60: 7 * DAY, 3600: 90 * DAY, 86400: Number.POSITIVE_INFINITY } as const;
export type Step = keyof typeof KEPT;
const LENGTH = { 60: MINUTE, 3600: HOUR, 86400: DAY } as const;

export interface Tally {
  readonly seriesId: string;
  readonly step: Step;
  readonly at: number;
  actual: number;
  /** Of a minute, its six bins of ten seconds. */
  readonly tens: number[] | null;
}

/** Counts that wait to be written, added up as they come. */
export class Tallies {
  /** Series → step and time → tally; a number of both is quicker than a text. */
  #open = new Map<string, Map<number, Tally>>();
  #rows = 0;

  /** How many rows a flush would write. */
  get rows(): number {
    return this.#rows;
  }

  /** Counts one at its own time, into every step that is still kept for it. */
  add(seriesId: string, at: number, now: number): void {
    const age = now - at;
    let own = this.#open.get(seriesId);
    if (own === undefined) {
      own = new Map();
      this.#open.set(seriesId, own);
    }
    if (age < KEPT[60]) {
      const tally = this.#tally(own, { seriesId, step: 60, at });
      tally.actual += 1;
      tally.tens![Math.floor((at % MINUTE) / TEN)]! += 1;
    }
    if (age < KEPT[3_600]) this.#tally(own, { seriesId, step: 3_600, at }).actual += 1;
    this.#tally(own, { seriesId, step: 86_400, at }).actual += 1;
  }

  #tally(
    own: Map<number, Tally>,
    { seriesId, step, at }: { seriesId: string; step: Step; at: number },
  ): Tally {
    const start = Math.floor(at / LENGTH[step]) * LENGTH[step];
    // Starts are whole minutes, so the last digits can name the step.
    const key = start + (step === 60 ? 0 : step === 3_600 ? 1 : 2);
    let tally = own.get(key);
    if (tally === undefined) {
      tally = { seriesId, step, at: start, actual: 0, tens: step === 60 ? [0, 0, 0, 0, 0, 0] : null };
      own.set(key, tally);
      this.#rows += 1;
    }
    return tally;
  }

  /** What waits for one series. */
  of(seriesId: string): Tally[] {
    return [...(this.#open.get(seriesId)?.values() ?? [])];
  }

  /** Takes everything out. */
  take(): Tally[] {
    const taken = [...this.#open.values()].flatMap((own) => [...own.values()]);
    this.#open = new Map();
    this.#rows = 0;
    return taken;
  }

  drop(seriesId: string): void {
    this.#rows -= this.#open.get(seriesId)?.size ?? 0;
    this.#open.delete(seriesId);
  }
}
