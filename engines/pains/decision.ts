/** What people decide about pains. It is law: no later run of the engine undoes it. */

export type Decision =
  | { readonly type: 'merge'; readonly from: number; readonly into: number }
  | { readonly type: 'unmerge'; readonly from: number }
  | {
      readonly type: 'split';
      readonly from: number;
      readonly into: number;
      /** Texts of points that leave. */
      readonly texts?: readonly string[];
      /** Whole threads that leave. */
      readonly threads?: readonly number[];
    }
  | { readonly type: 'move'; readonly text: string; readonly from: number | null; readonly to: number }
  | { readonly type: 'notSame'; readonly a: number; readonly b: number }
  | { readonly type: 'same'; readonly a: number; readonly b: number };

/** A thread whose points all belong to another pain from now on. */
export interface Move {
  readonly thread: number;
  readonly from: number;
  readonly to: number;
}

/** A thread that a decision made for one text: the stored point with that text belongs to it from now on. */
export interface MadeThread {
  readonly text: string;
  readonly thread: number;
  readonly pain: number;
}

export type Proposal =
  | {
      readonly type: 'merge';
      readonly from: number;
      readonly into: number;
      readonly likeness: number;
      readonly words: readonly string[];
    }
  | {
      readonly type: 'split';
      readonly from: number;
      readonly threads: readonly number[];
      readonly likeness: number;
      readonly words: readonly string[];
    };
