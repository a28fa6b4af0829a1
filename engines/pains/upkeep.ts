/** Upkeep on the way, due by the number of points heard: merging, forgetting, archiving. */
import type { Nature } from './heard.ts';
import type { LineageEvent } from './lineage.ts';
import { mergesOf } from './merging.ts';
import { type Mind, NATURES, rootOf } from './mind.ts';
import { SETTINGS } from './settings.ts';

const DAY = 86_400_000;
/** Points between two passes, at most: the threads must not outgrow their bound by much. */
const LONGEST = 8192;

export function upkeep(mind: Mind, at: number, events: LineageEvent[]): void {
  const renewal = mind.heard >= mind.nextRenewal;
  for (const nature of NATURES) {
    const threads = mind.threads[nature];
    if (threads.size === 0) continue;
    mergeLinked(mind, nature, at, events);
    const crowded = threads.size > SETTINGS.threads;
    if (crowded) threads.forget(Math.floor(SETTINGS.threads * 0.8), rootOf(mind));
    if (renewal) threads.renew(mind.encoder);
  }
  mind.book.archive(at - SETTINGS.archiveDays * DAY, at, events);
  const live = mind.threads.pain.size + mind.threads.delight.size;
  mind.nextPass = mind.heard + Math.max(SETTINGS.passEvery, Math.min(LONGEST, Math.floor(live / 2)));
  if (renewal) mind.nextRenewal = mind.heard * 2;
}

function mergeLinked(mind: Mind, nature: Nature, at: number, events: LineageEvent[]): void {
  const { book, laws, threads } = mind;
  const merges = mergesOf({
    threads: threads[nature].all(),
    rootOf: rootOf(mind),
    points: (root) => book.points(root),
    apart: laws.apart(book.lineage),
    reserved: (from, into) => isLarge(mind, from) && isLarge(mind, into),
  });
  for (const { from, into, likeness } of merges) {
    book.merge(from, into);
    events.push({ type: 'merged', from, into, at, likeness });
  }
}

/** Settled and large: only a person merges or splits it. */
export function isLarge(mind: Mind, root: number): boolean {
  return mind.book.isSettled(root) && mind.book.points(root) >= SETTINGS.large;
}
