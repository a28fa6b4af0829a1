declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** Somebody appealed against a control, or was answered. */
    'appeals.changed': { appealId: string; controlId: string };
  }
}

export {};
