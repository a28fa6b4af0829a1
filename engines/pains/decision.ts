/** What people decide about pains. It is law: no later run of the engine undoes it; and it teaches, see `teaching/`. */
import type { Reason } from './reason.ts';

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
  | { readonly type: 'same'; readonly a: number; readonly b: number }
  | Judgement
  | Dismissal;

/** A person says whether a point belongs to the pain that it is in. Moves nothing; teaches the threshold. */
export interface Judgement {
  readonly type: 'judge';
  /** Text of the point. */
  readonly text: string;
  /** Thread of the point as stored. */
  readonly thread: number | null;
  readonly pain: number;
  /** Null takes back what was said of this text and pain before. */
  readonly belongs: boolean | null;
}

/** A person turns a suggestion down. Changes no pain; it is not suggested again, and teaches half as much. */
export interface Dismissal {
  readonly type: 'dismiss';
  readonly proposal:
    | { readonly type: 'merge'; readonly from: number; readonly into: number }
    | { readonly type: 'split'; readonly from: number; readonly threads: readonly number[] };
  /** Takes an earlier dismissal of it back, with what it taught. */
  readonly undone?: true;
}

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

/** A large change of settled pains, left to a person, with the reason as data for the pages to word. */
export type Proposal =
  | { readonly type: 'merge'; readonly from: number; readonly into: number; readonly reason: Reason }
  | {
      readonly type: 'split';
      readonly from: number;
      /** Threads that would leave. */
      readonly threads: readonly number[];
      readonly reason: Reason;
    };
