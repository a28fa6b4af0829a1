export type { PainState } from './book.ts';
export type { Consolidated } from './consolidating.ts';
export type { Decided } from './deciding.ts';
export type { Decision, MadeThread, Move, Proposal } from './decision.ts';
export type { Described } from './describing.ts';
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
export { createReader, defaultReader, type Reader, wholeReader } from './reading.ts';
export type { Theme } from './themes.ts';
