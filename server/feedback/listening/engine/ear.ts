import type {
  Decided,
  Decision,
  Described,
  Duplicate,
  Encoded,
  HeardPoint,
  HeardPoints,
  HeardVoice,
  LineageEvent,
  Listening,
  Move,
  Nature,
  Proposal,
  Quality,
  Theme,
  Wanted,
} from '@gongjian/engines/pains';

/** A pain as the engine describes it at a moment. */
export interface Portrayed {
  readonly pain: number;
  readonly described: Described;
}

export interface Hearing {
  readonly voices: HeardPoints[];
  readonly events: LineageEvent[];
  /** Pains that were born, merged or grew enough to be described anew. */
  readonly portraits: Portrayed[];
}

export interface DecidedAndPortrayed extends Decided {
  readonly portraits: Portrayed[];
}

export interface Relearned {
  readonly voice: HeardVoice;
  readonly points: HeardPoint[];
}

/** What a grouping anew changed. */
export interface Regrouping {
  readonly events: LineageEvent[];
  readonly moves: Move[];
  readonly proposals: Proposal[];
  /** Smaller pains that may be one. */
  readonly duplicates: Duplicate[];
  readonly themes: readonly Theme[];
  /** Living pains that gained or lost something. */
  readonly touched: number[];
  /** Those of them that nobody has spoken of for long. */
  readonly idle: number[];
  readonly portraits: Portrayed[];
  /** How many pains live. */
  readonly living: number;
  /** The engine's state right after it. */
  readonly snapshot: Uint8Array;
}

/** What the stream asks of a listening engine; one engine is open for each workspace. */
export interface EarCalls {
  open(snapshot: Uint8Array | null): void;
  close(): void;
  hear(voices: readonly HeardVoice[]): Hearing;
  relearn(voices: readonly Relearned[]): void;
  decide(decision: Decision, at: number): DecidedAndPortrayed;
  newPain(at: number, nature: Nature): number;
  /** The key that lives on for each key. */
  resolve(pains: readonly number[]): number[];
  describe(pain: number): Described;
  like: Listening['like'];
  compare: Listening['compare'];
  quality(): Quality;
  /** Texts that this encoder made no vector of yet. */
  wanting(encoder: string, limit: number): Wanted[];
  enrich(encoder: string, vectors: readonly Encoded[]): void;
  /** Reads new voices by what was learned; null: as from the first voice. It outlasts an opening anew. */
  useMood(model: Uint8Array | null): void;
  snapshot(): Uint8Array;
  /** @param ground a person asked for it: settled pains may be rearranged from the ground */
  consolidate(at: number, ground: boolean): Regrouping;
}

/** The engines behind a thread: every call names its workspace and is answered later, in order. */
export type Ears = {
  readonly [C in keyof EarCalls]: (
    workspaceId: string,
    ...asked: Parameters<EarCalls[C]>
  ) => Promise<ReturnType<EarCalls[C]>>;
} & { stop(): Promise<void> };
