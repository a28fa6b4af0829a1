/**
 * For the thread that listening runs in (`resourceLimits` of a worker). Short-lived memory of the usual size makes the
 * process grow by 200 MB and saves no time: most of what lasts lives outside of the heap.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 } as const;

/** One fixed setting for every workspace, chosen across the labelled sets; see docs/decisions. */
export const SETTINGS = {
  /** At this cosine a point joins a thread. */
  join: 0.95,
  /**
   * A point belongs to the pain of its nearest threads when it is as near as points here usually are: at the
   * running mean of that cosine less this many deviations, within the bounds. Else a new pain is born.
   */
  belongDeviations: 0.5,
  belongLeast: 0.3,
  belongMost: 0.6,
  /** Weight of the voice's opening words in the points that follow, beside their own words' 1. */
  context: 0.5,
  /** Threads that vote on a new thread's pain, and that it stays linked to. */
  near: 8,
  /** Threads that consolidation links each thread to. */
  neighbours: 30,
  /** Resolution of pains and of themes. */
  painResolution: 6.5,
  themeResolution: 1,
  /** Live threads of one nature; beyond, the least telling ones are let go. */
  threads: 64_000,
  /** Threads that a consolidation compares in full; the others follow those they were found near to. */
  core: 12_000,
  /** Points between two passes of merging, at least; else a quarter of the live threads. */
  passEvery: 256,
  /** A settled pain of this many points is only merged or split by a person. */
  large: 50,
  /** Days without a voice before a pain is archived. */
  archiveDays: 30,
  /** Threads that themes are learned from, and numbers that describe each. */
  themeSample: 5000,
  learnSample: 20_000,
  dimensions: 96,
} as const;
