declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** Enforcement points came, went, or have a newer revision. */
    'enforcement.changed': { revision: number };
  }
}

export {};
