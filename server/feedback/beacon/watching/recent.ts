import { LIVE_MS, type WatchedVoice } from './voice.ts';

/** Voices that are kept at most. */
const MOST = 200_000;
const AHEAD = 60_000;

/** Voices of the last hour, in order of arrival: what locating and dry runs look at. */
export class Recent {
  readonly #voices: WatchedVoice[] = [];
  /** Where the kept ones begin; what stands before is dropped now and then. */
  #from = 0;

  add(voice: WatchedVoice): void {
    this.#voices.push(voice);
    if (this.#voices.length - this.#from > MOST) this.#from += 1;
    this.#forget(voice.receivedAt - LIVE_MS);
  }

  #forget(before: number): void {
    while (this.#from < this.#voices.length && this.#voices[this.#from]!.receivedAt < before) this.#from += 1;
    // Moving what is kept costs as much as has been dropped, so each voice is moved once.
    if (this.#from > 1_000 && this.#from > this.#voices.length / 2) {
      this.#voices.splice(0, this.#from);
      this.#from = 0;
    }
  }

  /** The oldest voice that is still known; null where there is none. */
  get oldest(): WatchedVoice | null {
    return this.#voices[this.#from] ?? null;
  }

  /** The voice with that number of arrival; numbers have no gaps but repeats are not kept. */
  find(seq: number): WatchedVoice | null {
    let [low, high] = [this.#from, this.#voices.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const voice = this.#voices[middle]!;
      if (voice.seq === seq) return voice;
      if (voice.seq < seq) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  /** Voices that counted since then, oldest arrival first. */
  since(since: number, wanted: (voice: WatchedVoice) => boolean = () => true): WatchedVoice[] {
    const found: WatchedVoice[] = [];
    for (let i = this.#voices.length - 1; i >= this.#from; i--) {
      const voice = this.#voices[i]!;
      // A voice counts when it comes at the latest, but for senders whose clocks run a little ahead.
      if (voice.receivedAt < since - AHEAD) break;
      if (voice.countedAt >= since && wanted(voice)) found.push(voice);
    }
    return found.reverse();
  }

  /** Voices that happened from … to. */
  within(since: number, until: number): WatchedVoice[] {
    return this.since(since, (voice) => voice.at >= since && voice.at < until);
  }
}
