declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** An import was uploaded, went on, or changed its state. */
    'imports.changed': { importId: string };
  }
}

export {};
