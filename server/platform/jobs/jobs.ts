/** Work that must happen later or regularly and that survives a restart. */
export interface Jobs {
  /** Declares what a kind of job does; call before `start`. A handler that throws is tried again with growing pauses. */
  handle<T extends object>(name: string, work: (data: T) => Promise<void>): void;
  /** Runs `name` once at `when`; `key` makes a second call with the same key replace or ignore the first. */
  at(name: string, when: Date, data: object, key?: string): Promise<void>;
  /** Runs `name` on a cron line, in the time zone given. */
  every(name: string, cron: string, timeZone: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
