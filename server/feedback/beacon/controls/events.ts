declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** A control was proposed or taken a step further, or (with no id) the bounds were changed. */
    'controls.changed': { controlId: string | null; revision: number };
  }
}

export {};
