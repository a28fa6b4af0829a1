/** Work that must happen later or regularly and that survives a restart. */
export interface Jobs {
  /**
   * Declares what a kind of job does; call before `start`. A handler that throws is tried again with growing
   * pauses, so it must bear being run twice.
   */
  handle<T extends object>(name: string, work: (data: T) => Promise<void>): void;
  /** Runs `name` once at `when`; a second call with the same `key` replaces a first that has not begun. */
  at(name: string, when: Date, data: object, key?: string): Promise<void>;
  /** Runs `name` on a cron line (minutes at the finest), in the time zone given; again after every restart. */
  every(name: string, cron: string, timeZone: string): Promise<void>;
  /** Runs `name` here and now and waits for it: how tests move time. Throws what the handler throws. */
  runNow(name: string, data?: object): Promise<void>;
  start(): Promise<void>;
  /** Waits for the jobs in hand, at most some seconds. */
  stop(): Promise<void>;
}
