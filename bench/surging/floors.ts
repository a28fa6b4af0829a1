/** The theoretical floor of a delay, ln(ARL0) / KL, by formulas of its own (not the detector's). */
import { BIN_MS, meanAt, WEEK_MS } from './stream.ts';

const EVIDENCE = Math.log(WEEK_MS / BIN_MS);

interface Asked {
  readonly perMinute: number;
  readonly size: number;
  readonly lift: number;
}

/** At the mean rate of the day. */
export function floorMinutes({ perMinute, size, lift }: Asked): number {
  return EVIDENCE / divergence(perMinute / 6, size, lift) / 6;
}

/** From a moment of the day on, along the cycle. */
export function cycleFloor({ perMinute, size, lift, at }: Asked & { readonly at: number }): number {
  const source = { perMinute };
  let [nats, bins] = [0, 0];
  while (nats < EVIDENCE && bins < 60_480) {
    const gained = divergence(meanAt(source, at + bins * BIN_MS), size, lift);
    if (nats + gained >= EVIDENCE) return (bins + (EVIDENCE - nats) / gained) / 6;
    nats += gained;
    bins++;
  }
  return bins / 6;
}

/** Nats a bin of mean `mean`: the lifted count distribution from the usual one. */
function divergence(mean: number, size: number, lift: number): number {
  if (size === Infinity) return mean * (lift * Math.log(lift) - lift + 1);
  const raised = lift * mean;
  return (
    raised * (Math.log(lift) + Math.log((size + mean) / (size + raised))) -
    size * Math.log((size + raised) / (size + mean))
  );
}
