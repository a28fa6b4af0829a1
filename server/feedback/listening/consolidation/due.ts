/** A workspace is grouped anew when it has grown by this share of its voices, and by so many. */
const GROWTH = { share: 1 / 4, voices: 150 };
/** Beyond, grouping anew takes long enough to wait for the night. */
const BY_DAY = 40_000;

/**
 * Whether so many voices have come since all were last grouped anew that it is worth doing at once, when nothing waits.
 * @param heard voices heard so far
 * @param before voices heard when all were last grouped anew; 0: never
 */
export function consolidationIsDue(heard: number, before: number): boolean {
  if (heard > BY_DAY) return false;
  return heard - before >= Math.max(GROWTH.voices, before * GROWTH.share);
}
