import type { Clock } from '../../../platform/clock.ts';

/** An alarm clock of this process, exact to the millisecond; jobs come to the same work within seconds. */
export interface Timer {
  /** Rings at that time, or earlier where an earlier time was set. */
  at(when: Date): void;
  stop(): void;
}

/** Longest delay that a timer of Node keeps; the sweep of each minute sets it anew. */
const LONGEST_MS = 600_000;

export function createTimer(clock: Clock, ring: () => void): Timer {
  let set: { readonly when: number; readonly handle: NodeJS.Timeout } | null = null;
  let stopped = false;
  const at = (when: Date) => {
    if (stopped || (set && set.when <= when.getTime())) return;
    if (set) clearTimeout(set.handle);
    const wait = Math.min(LONGEST_MS, Math.max(0, when.getTime() - clock.now().getTime()));
    const handle = setTimeout(() => {
      set = null;
      // Timers of the system may ring a little early, and a clock may be set back.
      if (clock.now() < when) at(when);
      else ring();
    }, wait);
    set = { when: when.getTime(), handle };
  };
  return {
    at,
    stop: () => {
      stopped = true;
      if (set) clearTimeout(set.handle);
    },
  };
}
