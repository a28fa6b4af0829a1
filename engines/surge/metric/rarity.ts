/**
 * How rare a magnitude is among those before it: −log10 of its tail share, from counts in logarithmic buckets (10 %
 * wide, the top 128 kept; compare DDSketch, Masson et al. 2019). Constant memory and work, no assumption on the shape.
 */
import { packNumbers, unpackNumbers } from '../packing.ts';

const BUCKETS = 128;
const WIDTH = Math.log(1.1);

export interface Magnitudes {
  readonly counts: Float32Array;
  /** Bucket of the largest magnitude yet; null before any. */
  top: number | null;
  total: number;
}

export interface MagnitudesState {
  readonly counts: string;
  readonly top: number | null;
  readonly total: number;
}

export const noMagnitudes = (): Magnitudes => ({ counts: new Float32Array(BUCKETS), top: null, total: 0 });

export const magnitudesState = ({ counts, top, total }: Magnitudes): MagnitudesState => ({
  counts: packNumbers(counts),
  top,
  total,
});

export const magnitudesFrom = ({ counts, top, total }: MagnitudesState): Magnitudes => ({
  counts: unpackNumbers(counts, BUCKETS),
  top,
  total,
});

/** Rarity of a magnitude that is not learned yet; 0 for none or for something unknown. */
export function rarityOf({ counts, top, total }: Magnitudes, magnitude: number): number {
  if (!(magnitude > 0)) return 0;
  const bucket = bucketOf(magnitude);
  let beyond = 0;
  if (top !== null && bucket <= top) {
    const place = Math.max(0, bucket - top + BUCKETS - 1);
    beyond = counts[place]! / 2;
    for (let i = place + 1; i < BUCKETS; i++) beyond += counts[i]!;
  }
  return -Math.log10((1 + beyond) / (total + 1));
}

export function learnMagnitude(known: Magnitudes, magnitude: number): void {
  if (!(magnitude >= 0)) return;
  known.total++;
  if (magnitude === 0) return;
  const bucket = bucketOf(magnitude);
  if (known.top === null || bucket > known.top) raiseTop(known, bucket);
  known.counts[Math.max(0, bucket - known.top! + BUCKETS - 1)]! += 1;
}

/** Moves the window of buckets up; those that fall out join the lowest. */
function raiseTop(known: Magnitudes, top: number): void {
  const { counts } = known;
  const by = known.top === null ? BUCKETS : Math.min(BUCKETS, top - known.top);
  let low = 0;
  for (let i = 0; i < by; i++) low += counts[i]!;
  counts.copyWithin(0, by);
  counts.fill(0, BUCKETS - by);
  counts[0]! += low;
  known.top = top;
}

const bucketOf = (magnitude: number) => Math.floor(Math.log(Math.min(magnitude, 1e300)) / WIDTH);
