declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** Matches were suggested, decided or taken back; at most 50 are named. */
    'matches.changed': { ids: readonly string[] };
  }
}

export {};
