import type { Clock } from '../platform/clock.ts';

/** A clock that stands still until the test moves it. */
export interface TestClock extends Clock {
  set(now: Date): void;
  /** @param milliseconds how far to go on */
  forward(milliseconds: number): void;
}

export function createTestClock(start = new Date('2026-11-02T02:00:00Z')): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    forward: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}
