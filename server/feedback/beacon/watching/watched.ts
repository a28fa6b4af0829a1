import type { CountDetector, Reading } from '@gongjian/engines/surge';
import type { SeriesBrief } from '../alarms/found.ts';
import type { Watches } from '../series/subject.ts';

const TEN = 10_000;
/** Bins of ten seconds that are remembered: the last two minutes. */
const BINS = 12;

/** What a count series needs to go on, beside its detector's own state. */
export interface WatchedSeries extends SeriesBrief {
  readonly direction: Watches;
  readonly watched: boolean;
  readonly sensitivity: number;
  readonly bornAt: number;
  /** Voice that raised its newest alarm. */
  readonly raisedSeq: number;
}

/** Somebody who listens in on a series beside its own detector: a drill. */
export interface Shadow {
  arrive(at: number): void;
  advance(to: number): void;
}

/** A series that counts voices, with its detector and what it has just seen. */
export class Watched {
  brief: SeriesBrief;
  direction: Watches;
  watched: boolean;
  sensitivity: number;
  readonly bornAt: number;
  detector: CountDetector;
  raisedSeq: number;
  /** The detector knows all voices up to this number of arrival. */
  seq: number;
  /** Since when its alarm has been on; null while it is off. */
  burning: number | null = null;
  shadows: readonly Shadow[] = [];
  readonly #tens = new Uint16Array(BINS);
  #lastTen = 0;

  constructor(series: WatchedSeries, detector: CountDetector, seq: number) {
    this.brief = {
      id: series.id,
      code: series.code,
      kind: series.kind,
      subject: series.subject,
      title: series.title,
    };
    this.direction = series.direction;
    this.watched = series.watched;
    this.sensitivity = series.sensitivity;
    this.bornAt = series.bornAt;
    this.raisedSeq = series.raisedSeq;
    this.detector = detector;
    this.seq = seq;
  }

  get id(): string {
    return this.brief.id;
  }

  /** A voice that tells of now. */
  arrive(at: number): Reading {
    this.#count(at);
    for (const shadow of this.shadows) shadow.arrive(at);
    return this.detector.arrive(at);
  }

  advance(to: number): Reading {
    this.#moveTo(Math.floor(to / TEN));
    for (const shadow of this.shadows) shadow.advance(to);
    return this.detector.advance(to);
  }

  /** Voices a minute over the last minute. */
  perMinute(now: number): number {
    this.#moveTo(Math.floor(now / TEN));
    let sum = 0;
    for (let back = 0; back < 6; back++) sum += this.#tens[(this.#lastTen - back + BINS) % BINS]!;
    return sum;
  }

  /** Whether an alarm in that direction is asked for. */
  wants(direction: 'up' | 'down'): boolean {
    return this.watched && (this.direction === 'both' || this.direction === direction);
  }

  #count(at: number): void {
    const ten = Math.floor(at / TEN);
    this.#moveTo(ten);
    if (ten > this.#lastTen - BINS) this.#tens[ten % BINS]! += 1;
  }

  #moveTo(ten: number): void {
    if (ten <= this.#lastTen) return;
    const gone = Math.min(BINS, ten - this.#lastTen);
    for (let back = 0; back < gone; back++) this.#tens[(ten - back) % BINS] = 0;
    this.#lastTen = ten;
  }
}
