/** While voices come in, a snapshot makes them wait: fewer, and only for a restart that stays bearable. */
const BUSY = { voices: 100_000, share: 1 / 4 };
/** When nothing waits, a snapshot costs nobody anything. */
const IDLE = { voices: 2_000, share: 1 / 10 };

/**
 * Whether to keep the engine's state now. A snapshot grows with all that was heard, so the pause between two grows
 * with it, and keeping them stays a constant part of the work.
 */
export function snapshotIsDue(heard: number, kept: number, idle: boolean): boolean {
  const { voices, share } = idle ? IDLE : BUSY;
  return heard - kept >= Math.max(voices, heard * share);
}
