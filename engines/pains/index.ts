export type { Decision, MadeThread, Move, Proposal } from './decision.ts';
export type { HeardPoint, HeardPoints, HeardVoice, Nature, PointKind, ReadPoint } from './heard.ts';
export type { LineageEvent } from './lineage.ts';
export type {
  Consolidated,
  Decided,
  Listening,
  ListeningOptions,
  PainState,
  Theme,
} from './listening.ts';
export { createListening } from './listening.ts';
export type { Described } from './portrait.ts';
export { type Reader, wholeReader } from './reading.ts';
