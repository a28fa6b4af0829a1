/** Failed sign-ins in a row. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | null;
}

/** How many failures are free, and how the lock grows after them. */
export interface LockoutRule {
  readonly free: number;
  readonly firstLockMs: number;
  readonly longestLockMs: number;
  /** After so long without a failure the count starts anew. */
  readonly forgetMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One account: five tries, then a minute, two, four … up to an hour. */
export const ACCOUNT_RULE: LockoutRule = {
  free: 5,
  firstLockMs: MINUTE,
  longestLockMs: HOUR,
  forgetMs: 24 * HOUR,
};

/** One network address, behind which a whole office may sit. */
export const ADDRESS_RULE: LockoutRule = {
  free: 30,
  firstLockMs: MINUTE,
  longestLockMs: HOUR,
  forgetMs: HOUR,
};

export const isLocked = (state: Failures | null, now: Date): boolean =>
  state?.lockedUntil != null && state.lockedUntil > now;

/** The state after one more failure at `now`; each failure past the free ones doubles the lock. */
export function afterFailure(state: Failures | null, rule: LockoutRule, now: Date): Failures {
  const fresh = state === null || now.getTime() - state.lastAt.getTime() > rule.forgetMs;
  const failures = fresh ? 1 : state.failures + 1;
  const over = failures - rule.free;
  if (over < 0) return { failures, lastAt: now, lockedUntil: null };
  const lock = Math.min(rule.longestLockMs, rule.firstLockMs * 2 ** Math.min(over, 30));
  return { failures, lastAt: now, lockedUntil: new Date(now.getTime() + lock) };
}
