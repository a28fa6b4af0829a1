declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** A bell was rung or taken a step further. */
    'bells.changed': { bellId: string; number: number; painId: string | null; state: string; action: string };
    /** Rules of routing or working calendars were edited. */
    'routing.changed': Record<string, never>;
  }
}

export {};
