import type { Cuboid, Place } from './cuboids.ts';

/** Likelihood gained by each element of a cuboid when its leaves are let change together. */
export interface Gains {
  /** Nats; 0 or less where nothing speaks for the element. */
  readonly gain: Float64Array;
  /** Relative change (actual − expected) ÷ their mean, against what changed everywhere: −2 … 2. */
  readonly change: Float64Array;
}

/** What a kind of measure knows about its leaves. Leaves that are claimed no longer speak. */
export interface Evidence {
  readonly claimed: Readonly<Uint8Array>;
  /** Takes the leaves of a scope that were not claimed yet, and names them. */
  claim(place: Place): Int32Array;
  gains(cuboid: Cuboid): Gains;
  /**
   * Whether the rest of `wide` changed as `narrow`, parts of it, did. Left out where single leaves tell
   * already how wide a change is.
   */
  carriesOn?(narrow: readonly Place[], wide: Place): boolean;
  /** Whether the rest of `wide` plainly did not change as `narrow`, parts of it, did. */
  spares?(narrow: readonly Place[], wide: Place): boolean;
  /** Actual and expected mass of each leaf, for shares. */
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

/** Marks the leaves of a scope and gives those that were not marked before. */
export function markScope({ cuboid, element }: Place, claimed: Uint8Array): Int32Array {
  const taken: number[] = [];
  for (let leaf = 0; leaf < claimed.length; leaf++) {
    if (cuboid.of[leaf] !== element || claimed[leaf]) continue;
    claimed[leaf] = 1;
    taken.push(leaf);
  }
  return Int32Array.from(taken);
}
