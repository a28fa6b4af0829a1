/** Everything that the engine remembers, in one place. */
import { Book, type BookState } from './book.ts';
import type { TitleRecord } from './describing.ts';
import { type EncoderState, LexicalEncoder } from './encoder.ts';
import type { Nature } from './heard.ts';
import { Laws, type LawsState } from './laws.ts';
import { Meanings, type MeaningsState } from './meaning.ts';
import { pack, unpack } from './pack.ts';
import { Repeats, type RepeatsState } from './repeats.ts';
import { SETTINGS } from './settings.ts';
import { Teaching, type TeachingState } from './teaching/teaching.ts';
import type { Theme } from './themes.ts';
import type { Thread } from './thread.ts';
import { Threads } from './threads.ts';
import { newUsual, type Usual } from './usual.ts';

export const NATURES: readonly Nature[] = ['pain', 'delight'];

export interface Mind {
  readonly seed: number;
  readonly encoder: LexicalEncoder;
  readonly book: Book;
  readonly laws: Laws;
  /** What people's judgements taught. */
  readonly teaching: Teaching;
  /** The second signal, and its share in likeness as of the last consolidation. */
  readonly meanings: Meanings;
  share: number;
  readonly repeats: Repeats;
  readonly threads: Record<Nature, Threads>;
  /** Cosine of points to their nearest thread. */
  readonly usual: Record<Nature, Usual>;
  themes: Theme[];
  readonly titles: Map<number, TitleRecord>;
  nextThread: number;
  nextTheme: number;
  /** Points heard that were not noise. */
  heard: number;
  /** Count at which the next pass of merging is due. */
  nextPass: number;
  /** Count at which the threads are due to be weighed anew. */
  nextRenewal: number;
  /** Count from which a consolidation may rearrange settled pains from the ground. */
  nextGround: number;
  /** When the first consolidation was; null before. */
  settledSince: number | null;
}

interface Snapshot {
  readonly version: 4;
  readonly seed: number;
  readonly encoder: EncoderState;
  readonly book: BookState;
  readonly laws: LawsState;
  readonly teaching: TeachingState;
  readonly meanings: MeaningsState;
  readonly share: number;
  readonly repeats: RepeatsState;
  readonly threads: readonly Thread[];
  readonly usual: Record<Nature, Usual>;
  readonly themes: Theme[];
  readonly titles: readonly (readonly [number, TitleRecord])[];
  readonly nextThread: number;
  readonly nextTheme: number;
  readonly heard: number;
  readonly nextPass: number;
  readonly nextRenewal: number;
  readonly nextGround: number;
  readonly settledSince: number | null;
}

export function newMind(seed: number): Mind {
  return {
    seed,
    encoder: new LexicalEncoder(),
    book: new Book(),
    laws: new Laws(),
    teaching: new Teaching(),
    meanings: new Meanings(),
    share: 0,
    repeats: new Repeats(),
    threads: { pain: new Threads(), delight: new Threads() },
    usual: { pain: newUsual(), delight: newUsual() },
    themes: [],
    titles: new Map(),
    nextThread: 1,
    nextTheme: 1,
    heard: 0,
    nextPass: SETTINGS.passEvery,
    nextRenewal: SETTINGS.passEvery,
    nextGround: 0,
    settledSince: null,
  };
}

export function snapshotOf(mind: Mind): Uint8Array {
  const { seed, themes, nextThread, nextTheme, heard, nextPass, nextRenewal, nextGround, settledSince } =
    mind;
  const snapshot: Snapshot = {
    version: 4,
    seed,
    encoder: mind.encoder.state(),
    book: mind.book.stored(),
    laws: mind.laws.state(),
    teaching: mind.teaching.state(),
    meanings: mind.meanings.state(),
    share: mind.share,
    repeats: mind.repeats.state(),
    usual: mind.usual,
    threads: NATURES.flatMap((nature) => [...mind.threads[nature].all()]),
    themes,
    titles: [...mind.titles],
    nextThread,
    nextTheme,
    heard,
    nextPass,
    nextRenewal,
    nextGround,
    settledSince,
  };
  return pack(snapshot);
}

export function mindFrom(bytes: Uint8Array): Mind {
  const snapshot = unpack(bytes) as Snapshot;
  if (snapshot.version !== 4) throw new RangeError('A snapshot of another version of the engine.');
  const { seed, themes, nextThread, nextTheme, heard, nextPass, nextRenewal, nextGround, settledSince } =
    snapshot;
  const threads = { pain: new Threads(), delight: new Threads() };
  for (const thread of snapshot.threads) threads[thread.nature].add(thread);
  return {
    seed,
    encoder: new LexicalEncoder(snapshot.encoder),
    book: new Book(snapshot.book),
    laws: new Laws(snapshot.laws),
    teaching: new Teaching(snapshot.teaching),
    meanings: new Meanings(snapshot.meanings),
    share: snapshot.share,
    repeats: new Repeats(snapshot.repeats),
    threads,
    usual: snapshot.usual,
    themes,
    titles: new Map(snapshot.titles),
    nextThread,
    nextTheme,
    heard,
    nextPass,
    nextRenewal,
    nextGround,
    settledSince,
  };
}

/** The living pain of a thread. */
export function rootOf(mind: Mind): (thread: Thread) => number {
  return (thread) => mind.book.resolve(thread.pain);
}

/** All live threads of a pain and of what was merged into it. */
export function threadsIn({ book, threads }: Mind, pain: number): Thread[] {
  const root = book.resolve(pain);
  const nature = book.record(root)?.nature ?? 'pain';
  return book.members(root).flatMap((member) => [...threads[nature].of(member)]);
}
