import type { WatchedVoice } from './voice.ts';

/** Voices may always be this late and still be scored at their own time. */
const LEAST = 5_000;
/** A sender that is later than so is not waited for. */
const MOST = 2 * 60_000;
/** How long an exception is remembered (half-life). */
const HALF_LIFE = 30_000;

/**
 * How long after they happened voices arrive these days. Time goes on for the detectors only so much behind the clock:
 * what is on its way must find its own time still open.
 */
export class Delay {
  #delay = 0;
  #asOf = 0;

  meet({ at, receivedAt }: Pick<WatchedVoice, 'at' | 'receivedAt'>): void {
    const own = Math.min(MOST, receivedAt - at);
    const known = this.#faded(receivedAt);
    this.#delay = Math.max(own, known);
    this.#asOf = Math.max(this.#asOf, receivedAt);
  }

  /** In milliseconds, as of that moment. */
  at(now: number): number {
    return Math.max(LEAST, this.#faded(now));
  }

  #faded = (now: number): number => this.#delay * 2 ** (-Math.max(0, now - this.#asOf) / HALF_LIFE);
}
