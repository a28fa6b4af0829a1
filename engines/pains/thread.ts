/** A thread: points that say nearly the same as its first one. Pains are made of threads. */
import type { Nature } from './heard.ts';

export interface Thread {
  readonly id: number;
  readonly nature: Nature;
  /** Key of its pain as given; resolve it through the lineage. */
  pain: number;
  /** Terms of the first point: words first, see `Terms`. */
  ids: Uint32Array;
  counts: Float32Array;
  readonly words: number;
  readonly keys: number;
  readonly wide: boolean;
  /** The first point as a vector of length one, by the rarities of its last weighing. */
  weights: Float32Array;
  /** Threads that were most alike when it began, with their likeness. */
  near: Uint32Array;
  likeness: Float32Array;
  /** Points that it holds. */
  size: number;
  readonly bornAt: number;
  lastAt: number;
  /** Has been through a consolidation. */
  settled: boolean;
  /** Put where it is by a person. */
  pinned: boolean;
  /** The voice of the first point, and its text. */
  readonly voice: string;
  readonly text: string;
  readonly language: string;
}
