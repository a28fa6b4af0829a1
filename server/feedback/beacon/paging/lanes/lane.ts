import { createBucket, type Pace } from './pace.ts';

/** Time as lanes need it; milliseconds that never go back. */
export interface Timing {
  now(): number;
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Messages to one address: one after the other, no faster than its pace; what waits meanwhile goes as one message. */
export interface Lane<T> {
  push(things: readonly T[]): void;
  /** Resolves once nothing waits or is under way. */
  rest(): Promise<void>;
  readonly idle: boolean;
}

export interface LaneParts<T> {
  readonly pace: Pace;
  readonly timing: Timing;
  readonly signal: AbortSignal;
  /** Things that one message may carry. */
  readonly most: number;
  /** Sends one message; must not throw. */
  readonly send: (things: readonly T[]) => Promise<void>;
}

export function createLane<T>({ pace, timing, signal, most, send }: LaneParts<T>): Lane<T> {
  const bucket = createBucket(pace);
  const waiting: T[] = [];
  let work: Promise<void> | null = null;
  const drain = async () => {
    while (waiting.length > 0 && !signal.aborted) {
      const pause = bucket.take(timing.now());
      if (pause > 0) await timing.wait(pause, signal);
      else await send(waiting.splice(0, most));
    }
    work = null;
  };
  return {
    push: (things) => {
      for (const thing of things) waiting.push(thing);
      work ??= drain();
    },
    rest: async () => {
      while (work) await work;
    },
    get idle() {
      return work === null;
    },
  };
}
