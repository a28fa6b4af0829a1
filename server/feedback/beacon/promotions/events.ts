declare module '../../../platform/bus/bus.ts' {
  interface Events {
    /** The calendar of promotions was changed. */
    'promotions.changed': { promotionId: string };
  }
}

export {};
