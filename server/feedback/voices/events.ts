declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** Voices were committed; their numbers of arrival are fromSeq … toSeq without a gap. */
    'voices.stored': { fromSeq: number; toSeq: number; count: number };
  }
}

export {};
