export type { PainState } from './book.ts';
export type { Consolidated } from './consolidating.ts';
export type { Decided } from './deciding.ts';
export type { Decision, Dismissal, Judgement, MadeThread, Move, Proposal } from './decision.ts';
export type { Described } from './describing.ts';
export type { Duplicate } from './duplicates.ts';
export type { HeardPoint, HeardPoints, HeardVoice, Nature, PointKind, ReadPoint } from './heard.ts';
export type { LikePain } from './likeness.ts';
export type { LineageEvent } from './lineage.ts';
export {
  createListening,
  type Heard,
  type Listening,
  type ListeningOptions,
  type NewListening,
} from './listening.ts';
export type { Encoded, Meaning, Wanted } from './meaning.ts';
export { createReader, defaultReader, pointTexts, type Reader, wholeReader } from './reading.ts';
export type { Reason } from './reason.ts';
export { THREAD_LIMITS } from './settings.ts';
export type { Quality, Rates } from './teaching/quality.ts';
export type { SecondSignal } from './teaching/second-signal.ts';
export type { Theme } from './themes.ts';
