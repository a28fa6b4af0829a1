/** How a point times what it does; all in milliseconds. */
export interface Timing {
  /** Without a message for so long, what is known may be out of date. */
  readonly staleAfter: number;
  /** Between lots of hits. */
  readonly hitsEvery: number;
  /** First and longest pause before the stream is tried again. */
  readonly firstPause: number;
  readonly longestPause: number;
}

export const USUAL_TIMING: Timing = {
  staleAfter: 40_000,
  hitsEvery: 5_000,
  firstPause: 500,
  longestPause: 15_000,
};

/**
 * The pause before the stream is tried again, doubled with every failure; half of it is drawn by lot, so that many who
 * were cut together do not come back together.
 * @param failures in a row, from 1
 * @param random from 0 to 1
 */
export function pauseAfter(
  failures: number,
  random: number,
  { firstPause, longestPause }: Pick<Timing, 'firstPause' | 'longestPause'>,
): number {
  return Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 30)) * (0.5 + random / 2);
}

/** The clock and the timers, which tests bring their own of. */
export interface Timers {
  now(): number;
  random(): number;
  /** @returns how to call it off */
  after(milliseconds: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (milliseconds, run) => {
    const timer: unknown = setTimeout(run, milliseconds);
    // A point must not keep a Node process from ending.
    if (typeof timer === 'object' && timer !== null && 'unref' in timer) (timer as NodeJS.Timeout).unref();
    return () => clearTimeout(timer as NodeJS.Timeout);
  },
};
