import type { Controls, Verdict } from '@gongjian/client/controls';
import { type Offer, VERSION } from './offers.ts';

/** What becomes of a sale or a refund. */
export type Outcome = 'done' | 'paused' | 'held' | 'slow';

const MINUTE = 60_000;

/** The till: everything that money does here asks for controls first. */
export class Till {
  readonly #controls: Pick<Controls, 'check'>;
  readonly #now: () => number;
  /** Times of sales under a limit, by control. */
  readonly #sales = new Map<string, number[]>();

  constructor(controls: Pick<Controls, 'check'>, now: () => number) {
    this.#controls = controls;
    this.#now = now;
  }

  /** Controls that hold an offer, the strictest first. */
  verdictOn({ facts }: Offer): Verdict {
    return this.#controls.check({ ...facts, version: VERSION });
  }

  isPaused(offer: Offer): boolean {
    return this.verdictOn(offer).some(({ action }) => action.type === 'pause-offer');
  }

  sell(offer: Offer): Outcome {
    for (const { id, action } of this.verdictOn(offer)) {
      if (action.type === 'pause-offer') return 'paused';
      if (action.type === 'limit-rate' && !this.#lets(id, action.perMinute)) return 'slow';
    }
    return 'done';
  }

  refund(offer: Offer): Outcome {
    return this.verdictOn(offer).some(({ action }) => action.type === 'hold-refund') ? 'held' : 'done';
  }

  banners(offers: readonly Offer[]): string[] {
    const words = offers.flatMap((offer) =>
      this.verdictOn(offer).flatMap(({ action }) => (action.type === 'banner' ? [action.words] : [])),
    );
    return [...new Set(words)];
  }

  /** Whether another sale of this minute fits; counts it if so. */
  #lets(control: string, perMinute: number): boolean {
    const recent = (this.#sales.get(control) ?? []).filter((at) => at > this.#now() - MINUTE);
    const fits = recent.length < perMinute;
    this.#sales.set(control, fits ? [...recent, this.#now()] : recent);
    return fits;
  }
}
