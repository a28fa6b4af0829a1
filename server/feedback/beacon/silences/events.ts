declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** A silence or maintenance window was made, or has ended. */
    'silences.changed': { silenceId: string };
  }
}

export {};
