/** One fixed setting for every workspace, chosen across the labelled sets; see docs/decisions. */
export const SETTINGS = {
  /** At this cosine a point joins a thread. */
  join: 0.95,
  /** At this cosine to its nearest threads a point belongs to their pain; below, a new pain is born. */
  belong: 0.4,
  /** Threads that vote on a new thread's pain, and that it stays linked to. */
  near: 8,
  /** Threads that consolidation links each thread to. */
  neighbours: 30,
  /** Resolution of pains and of themes. */
  painResolution: 6.5,
  themeResolution: 1,
  /** Resolution of merging on the way: higher, because what it joins stays joined until a consolidation. */
  mergeResolution: 10,
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
