/** A pair of texts that a person judged: what the engine learns from. */

export interface JudgedSide {
  /** The text's thread, 0 where it has none. */
  readonly thread: number;
  /** The pain that it was in: stands in for a thread that is gone. */
  readonly pain: number;
  readonly text: string;
}

export interface JudgedPair {
  readonly id: number;
  readonly a: JudgedSide;
  readonly b: JudgedSide;
  /** Whether a person said that both are about one thing. */
  readonly same: boolean;
  /** 1 for a decision, less for a suggestion turned down. */
  readonly weight: number;
  /** Cosine by words, and how far above the threshold of that hour it was. */
  readonly likeness: number;
  readonly margin: number;
  /** What it is known by; a later word on the same takes its place. */
  readonly about: string;
}
