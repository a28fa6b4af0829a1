import type { Timers } from '../timing.ts';

/** Timers that go off only when a test moves the time on. */
export interface ManualTimers extends Timers {
  /** Moves the time on and sets off what comes due, in order. */
  forward(milliseconds: number): void;
  /** Timers that wait. */
  readonly waiting: number;
}

/** @param clock the present in milliseconds, and how to move it */
export function manualTimers(clock: { now(): number; forward(milliseconds: number): void }): ManualTimers {
  const waiting = new Set<{ at: number; run: () => void }>();
  const nextBy = (until: number) =>
    [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: clock.now,
    random: () => 0.5,
    after: (milliseconds, run) => {
      const timer = { at: clock.now() + milliseconds, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    forward: (milliseconds) => {
      const until = clock.now() + milliseconds;
      for (let next = nextBy(until); next; next = nextBy(until)) {
        clock.forward(Math.max(0, next.at - clock.now()));
        waiting.delete(next);
        next.run();
      }
      clock.forward(until - clock.now());
    },
    get waiting() {
      return waiting.size;
    },
  };
}

/** A clock for timers that no server shares. */
export function plainClock(start = Date.UTC(2026, 10, 2)): { now(): number; forward(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    forward: (ms) => {
      now += ms;
    },
  };
}
