declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** An adjustment was proposed, adopted, refused or withdrawn. */
    'adjustments.changed': { id: string; propositionId: string };
  }
}

export {};
