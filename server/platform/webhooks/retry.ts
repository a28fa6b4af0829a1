/** How a message is tried again. */
export interface RetryPlan {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Pause before the second try, in milliseconds; each later one is `factor` times as long. */
  readonly firstMs: number;
  readonly factor: number;
  readonly longestMs: number;
}

/** About five minutes in all: 1 s, 4 s, 16 s, 64 s, 256 s. */
export const RETRY: RetryPlan = { tries: 6, firstMs: 1_000, factor: 4, longestMs: 300_000 };

/**
 * The pause after so many failed tries, in milliseconds; null when there is none left. Half of it is drawn by lot, so
 * that many who failed together do not come back together.
 * @param random from 0 to 1
 */
export function pauseAfter(tries: number, random: number, plan: RetryPlan = RETRY): number | null {
  if (tries >= plan.tries) return null;
  const whole = Math.min(plan.longestMs, plan.firstMs * plan.factor ** (tries - 1));
  return Math.round(whole * (0.5 + random / 2));
}

/** Whether an answer may be otherwise next time: too many, too early, or something broke there. */
export const isTemporary = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500;

/** `Retry-After` in milliseconds where the receiver sent seconds; null otherwise. */
export function retryAfter(headers: Readonly<Record<string, string | string[] | undefined>>): number | null {
  const value = headers['retry-after'];
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : null;
}
