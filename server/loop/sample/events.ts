declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** The sample company has grown by some voices or by a chapter. */
    'sample.changed': { chapter: string };
  }
}

export {};
