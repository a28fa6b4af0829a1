declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** A cycle began, was named or closed. */
    'cycles.changed': { id: string };
  }
}

export {};
