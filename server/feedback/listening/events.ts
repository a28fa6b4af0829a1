declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** Pains got voices or were renamed, merged, split, muted; null: too many to name. */
    'pains.changed': { painIds: string[] | null };
  }
}

export {};
