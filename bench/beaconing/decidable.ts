import { type CountDetector, createCountDetector } from '@gongjian/engines/surge';
import { settingsOf } from '../../server/feedback/beacon/watching/detectors.ts';
import { stateFromHours } from '../../server/feedback/beacon/watching/history.ts';
import type { Plan } from './plan.ts';
import { pastOf } from './prime.ts';

const WEEK = 7 * 24 * 3_600_000;

/**
 * When an incident could be known: the model's own likelihood on the bench's own copy of what was sent, apart from the
 * server, which it never asks.
 */
export class Decidable {
  readonly #detector: CountDetector;
  #nearest = 0;
  /** When the voice was sent that made it decidable; null before. */
  sentAt: number | null = null;

  constructor(plan: Plan, product: string, { primedAt, now }: { primedAt: number; now: number }) {
    const bornAt = primedAt - WEEK;
    const settings = settingsOf({ bornAt, sensitivity: 1 });
    const state = stateFromHours(settings, pastOf(plan, product, primedAt), { from: bornAt, now });
    this.#detector = createCountDetector(settings, state);
  }

  /** How near the evidence came to its threshold, 0 … 1. */
  nearest(): number {
    return this.#nearest;
  }

  /** @param at when it happened, @param sentAt when it was sent */
  hear(at: number, sentAt: number): void {
    const { alarm, score, threshold } = this.#detector.arrive(at);
    this.#nearest = Math.max(this.#nearest, score / threshold);
    if (alarm && this.sentAt === null) this.sentAt = sentAt;
  }
}
