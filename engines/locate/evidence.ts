import type { Cuboid } from './cuboids.ts';

/** Likelihood gained by each element of a cuboid when its leaves are let change together. */
export interface Gains {
  /** Nats; 0 or less where nothing speaks for the element. */
  readonly gain: Float64Array;
  /** Relative change (actual − expected) ÷ their mean: −2 … 2. */
  readonly change: Float64Array;
}

/** What a kind of measure knows about its leaves. Leaves that are claimed no longer speak. */
export interface Evidence {
  readonly claimed: Uint8Array;
  gains(cuboid: Cuboid): Gains;
  /** Gain of changing everything by one factor; what the search subtracts before it names a scope. */
  everywhere(): { readonly gain: number; readonly change: number };
  /** Actual and expected mass of leaf, for shares. */
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}
