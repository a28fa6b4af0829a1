/**
 * Does one thing at a time with the newest of what it is given; what was given in between is passed over.
 * @param work must not throw
 */
export function createLatest<T>(work: (value: T) => Promise<void>): {
  give(value: T): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
} {
  let next: { value: T } | null = null;
  let running: Promise<void> | null = null;
  const run = async () => {
    while (next !== null) {
      const { value } = next;
      next = null;
      await work(value);
    }
    running = null;
  };
  return {
    give: (value) => {
      next = { value };
      running ??= run();
    },
    settled: async () => {
      while (running !== null) await running;
    },
  };
}
