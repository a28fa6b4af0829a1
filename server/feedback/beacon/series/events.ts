declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** A series was made, changed, or got points; null: several. */
    'series.changed': { code: string | null };
  }
}

export {};
