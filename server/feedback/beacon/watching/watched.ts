import type { CountDetector, Reading } from '@gongjian/engines/surge';
import type { SeriesBrief } from '../alarms/found.ts';
import type { Watches } from '../series/subject.ts';
import type { WatchedVoice } from './voice.ts';

const SECOND = 1_000;
const TEN = 10_000;
/** Bins of ten seconds that are remembered: the last two minutes. */
const BINS = 12;

/** A voice that comes later than so is no evidence of now, or a sender's backlog would look like a burst. */
const DELAY_MS = 2 * 60_000;

/** So many late voices, and such a share of what it knows, make a detector ignorant. */
const UNLEARNED = 10;
const UNLEARNED_SHARE = 0.2;

export interface WatchedState {
  readonly state: unknown;
  readonly known: number;
  readonly unlearned: number;
  /** Whether the alarm that burns in the state is with the desk. */
  readonly told: boolean;
}

/** What a count series needs to go on, beside its detector's own state. */
export interface WatchedSeries extends SeriesBrief {
  readonly direction: Watches;
  readonly watched: boolean;
  readonly sensitivity: number;
  readonly bornAt: number;
  /** Voice that raised its newest alarm. */
  readonly raisedSeq: number;
}

/** What scoring needs of a voice. */
export type Arrival = Pick<WatchedVoice, 'seq' | 'at' | 'receivedAt'>;

/** Somebody who listens in on a series beside its own detector: a drill. */
export interface Shadow {
  arrive(at: number, count: number): void;
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
  /** Whether the alarm that burns is with the desk; if not, whoever opens the series again tells it again. */
  told = true;
  /** Voices that the detector has learned from, live or from the bins. */
  known = 0;
  /** Late voices that it has not learned from. */
  unlearned = 0;
  shadows: readonly Shadow[] = [];
  readonly #tens = new Uint16Array(BINS);
  #lastTen = 0;
  #now = 0;
  #waiting = 0;
  #newest: Arrival | null = null;

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

  /** Takes over what was kept beside the detector's own state. */
  recall({ state, known, unlearned, told }: WatchedState): void {
    this.known = known;
    this.unlearned = unlearned;
    if (state === null) return;
    // Time does not go back, so the moment changes nothing.
    const reading = this.detector.advance(0);
    this.burning = reading.alarm && told ? reading.startedAt : null;
  }

  get id(): string {
    return this.brief.id;
  }

  /** When its newest live voice counted; 0: none since it was opened. */
  lastAt = 0;

  /** Whether a voice of that moment comes too late to be evidence of what happens now. */
  isLate(at: number): boolean {
    return this.#now - at > DELAY_MS;
  }

  /** When a voice of that moment counts, if it comes now. */
  countedAt(at: number): number {
    return this.isLate(at) ? at : Math.max(at, this.#now);
  }

  /**
   * A voice that tells of now waits to be scored with those of the same second, because a series that many speak in
   * would cost too much one by one. @returns false where what waits is of another second and must be scored first
   */
  gather(voice: Arrival): boolean {
    const at = Math.max(voice.at, this.#now);
    if (this.#waiting > 0 && Math.floor(at / SECOND) !== Math.floor(this.#now / SECOND)) return false;
    this.#now = at;
    this.#waiting += 1;
    this.#newest = voice;
    return true;
  }

  get isWaiting(): boolean {
    return this.#waiting > 0;
  }

  /** Scores what waits; `voice` is the newest of it. */
  score(): { reading: Reading; voice: Arrival } {
    const count = this.#waiting;
    this.#waiting = 0;
    this.known += count;
    this.lastAt = this.#now;
    this.#count(this.#now, count);
    for (const shadow of this.shadows) shadow.arrive(this.#now, count);
    return { reading: this.detector.arrive(this.#now, count), voice: this.#newest! };
  }

  /** A voice of the past: no evidence of what happens now. */
  late(at: number): void {
    this.unlearned += 1;
    this.detector.late(at, 1);
  }

  advance(to: number): Reading {
    if (to > this.#now) this.#now = to;
    this.#moveTo(Math.floor(to / TEN));
    for (const shadow of this.shadows) shadow.advance(to);
    return this.detector.advance(to);
  }

  /** Whether so much of its past is missing that it must be made anew from the bins before it is believed. */
  get isIgnorant(): boolean {
    return this.unlearned >= Math.max(UNLEARNED, this.known * UNLEARNED_SHARE);
  }

  /** What is kept of it. */
  state(): WatchedState {
    return { state: this.detector.snapshot(), known: this.known, unlearned: this.unlearned, told: this.told };
  }

  /** Goes on with another detector, as of that moment, that has learned from so many voices. */
  use(detector: CountDetector, { now, known }: { now: number; known: number }): void {
    this.detector = detector;
    this.#now = now;
    this.known = known;
    this.unlearned = 0;
    const reading = detector.advance(now);
    this.burning = reading.alarm ? reading.startedAt : null;
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

  #count(at: number, count: number): void {
    const ten = Math.floor(at / TEN);
    this.#moveTo(ten);
    if (ten > this.#lastTen - BINS) this.#tens[ten % BINS]! += count;
  }

  #moveTo(ten: number): void {
    if (ten <= this.#lastTen) return;
    const gone = Math.min(BINS, ten - this.#lastTen);
    for (let back = 0; back < gone; back++) this.#tens[(ten - back) % BINS] = 0;
    this.#lastTen = ten;
  }
}
