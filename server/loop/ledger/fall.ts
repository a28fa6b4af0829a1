/** Seven days, so that every weekday weighs alike. */
const WEEK = 7;
/** A pain of fewer voices in its worst week is too small to say that it fell. */
export const SMALLEST_PEAK = 7;

/**
 * The day on whose end a pain has fallen after a change: the last day of the first seven whole days after the change
 * whose voices together are at most half of the worst seven days before it. Null while that has not happened, or
 * where the worst week had fewer than 7 voices.
 * @param perDay voices a day, oldest first, whole days only
 * @param changedOn index in `perDay` of the day of the change, which counts neither before nor after
 */
export function fallAfter(perDay: readonly number[], changedOn: number): number | null {
  const sumTo = (end: number) =>
    perDay.slice(end - WEEK + 1, end + 1).reduce((sum, voices) => sum + voices, 0);
  let peak = 0;
  for (let end = WEEK - 1; end < changedOn; end++) peak = Math.max(peak, sumTo(end));
  if (peak < SMALLEST_PEAK) return null;
  for (let end = changedOn + WEEK; end < perDay.length; end++) if (sumTo(end) * 2 <= peak) return end;
  return null;
}
