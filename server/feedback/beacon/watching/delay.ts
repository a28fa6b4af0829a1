import type { WatchedVoice } from './voice.ts';

/** Voices may always be this late and still be scored at their own time. */
const LEAST = 5_000;
/** A sender that is later than so is not waited for. */
const MOST = 2 * 60_000;
/** How long an exception is remembered (half-life). */
const HALF_LIFE = 30_000;
/** Where nothing newer has come, silence is believed after so long; until then it may be a stumble of the server. */
const PATIENCE = 30_000;

/**
 * How long after they happened voices arrive these days. Time goes on for the detectors only so much behind the clock,
 * and hardly beyond the newest voice: what is on its way must find its own time still open, or a server that stumbles
 * would look like silence and then like a burst.
 */
export class Delay {
  #delay = 0;
  #asOf = 0;
  #newestAt = 0;

  meet({ at, receivedAt }: Pick<WatchedVoice, 'at' | 'receivedAt'>): void {
    if (at > this.#newestAt) this.#newestAt = at;
    const own = Math.min(MOST, receivedAt - at);
    const known = this.#faded(receivedAt);
    this.#delay = Math.max(own, known);
    this.#asOf = Math.max(this.#asOf, receivedAt);
  }

  /** Up to when everything has come, as far as can be known at that moment. */
  until(now: number): number {
    const usual = now - Math.max(LEAST, this.#faded(now));
    return Math.max(Math.min(usual, this.#newestAt), usual - PATIENCE);
  }

  #faded = (now: number): number => this.#delay * 2 ** (-Math.max(0, now - this.#asOf) / HALF_LIFE);
}
