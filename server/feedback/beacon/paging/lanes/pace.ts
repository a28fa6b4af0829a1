/** How fast messages may follow each other. */
export interface Pace {
  /** Messages that may go out at once after a rest. */
  readonly burst: number;
  /** Messages a minute beyond those. */
  readonly perMinute: number;
}

const MINUTE = 60_000;

/**
 * A bucket of tokens: `burst` at most, refilled at `perMinute`. In no minute do more than `burst + perMinute` messages
 * go out, which is how a limit of a robot is split.
 */
export interface Bucket {
  /** Takes a token; else how long until there is one, in milliseconds. @param now never goes back */
  take(now: number): number;
}

export function createBucket({ burst, perMinute }: Pace): Bucket {
  let tokens = burst;
  let seen: number | null = null;
  return {
    take: (now) => {
      if (seen !== null) tokens = Math.min(burst, tokens + ((now - seen) * perMinute) / MINUTE);
      seen = now;
      if (tokens < 1) return Math.ceil(((1 - tokens) * MINUTE) / perMinute);
      tokens -= 1;
      return 0;
    },
  };
}
