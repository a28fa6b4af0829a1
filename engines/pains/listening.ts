/** The listening engine: hears voices, groups their points into pains, and keeps people's decisions. */

import type { DirectEncoder } from '../encoders/encoder.ts';
import type { PainState } from './book.ts';
import { type Consolidated, consolidate } from './consolidating.ts';
import { type Decided, decide } from './deciding.ts';
import type { Decision } from './decision.ts';
import { type Described, describePain } from './describing.ts';
import { type Duplicate, duplicatesOf } from './duplicates.ts';
import { enrich, vectorsOf, wantedOf } from './enriching.ts';
import type { HeardPoint, HeardPoints, HeardVoice, Nature, ReadPoint } from './heard.ts';
import { hearPoint } from './hearing.ts';
import { compareTexts, type LikePain, likePains } from './likeness.ts';
import type { LineageEvent } from './lineage.ts';
import type { Encoded, Wanted } from './meaning.ts';
import { mindFrom, newMind, snapshotOf } from './mind.ts';
import { defaultReader, type Reader } from './reading.ts';
import { type Quality, qualityOf } from './teaching/quality.ts';
import type { Theme } from './themes.ts';

export interface ListeningOptions {
  /** How a voice is cut into points, and a point into words. */
  readonly reader?: Reader;
  /**
   * A second signal for voices that come without `meaning`; for encoders that answer at once. Those that do not
   * (ONNX, endpoints) work outside: see `HeardVoice.meaning`, `wanting` and `enrich`.
   */
  readonly encoder?: DirectEncoder;
}

export interface Heard {
  readonly voices: HeardPoints[];
  readonly events: LineageEvent[];
}

export interface Listening {
  /** Hears voices in their order. */
  hear(voices: readonly HeardVoice[]): Heard;
  /** Replays voices whose points were decided and stored before, in their order. */
  relearn(voices: readonly { readonly voice: HeardVoice; readonly points: readonly HeardPoint[] }[]): void;
  decide(decision: Decision, at: number): Decided;
  /**
   * Groups all live threads anew; seconds of work, for a quiet hour. In the first 30 days, after a flood of new
   * voices, or where a person asks for it (`ground`) pains may be rearranged from the ground; else only adjusted.
   */
  consolidate(at: number, options?: { readonly ground?: boolean }): Consolidated;
  /** Themes as of the last consolidation. */
  themes(): readonly Theme[];
  /** A key for a pain that a person makes. */
  newPain(at: number, nature?: Nature): number;
  /** The key that lives on for this one. */
  resolve(pain: number): number;
  /** All living pains. */
  pains(): PainState[];
  describe(pain: number): Described;
  /** Pains that are like a text, best first. */
  like(text: string, limit: number): LikePain[];
  /** Likeness of two texts, with shared words as the reason. */
  compare(a: string, b: string): Omit<LikePain, 'pain'>;
  /** Pains that may be one, with a score and the reason; never what people keep apart or turned down. */
  duplicates(limit: number): Duplicate[];
  /** How good the grouping is on the pairs that people judged, and what they taught. */
  quality(): Quality;
  /** Texts that have no vector by this encoder, those that people judged first; all of them after a change of encoder. */
  wanting(encoder: string, limit: number): Wanted[];
  /**
   * Takes vectors of length one for what `wanting` gave; those of another encoder than before replace all others.
   * They count from the next consolidation on, if they are measured to help; no pain changes its key by them.
   */
  enrich(encoder: string, vectors: readonly Encoded[]): void;
  snapshot(): Uint8Array;
}

export interface NewListening {
  readonly seed: number;
  readonly options?: ListeningOptions;
  /** Continue from these bytes; their seed is kept. */
  readonly snapshot?: Uint8Array;
}

interface Placing<T extends ReadPoint> {
  readonly events: LineageEvent[];
  /** Where a point was put when it was first heard. */
  readonly known?: (read: T) => HeardPoint;
}

/** Characters of a voice that say what it is about. */
const OPENING = 80;

/**
 * Makes a listening engine, new or from a snapshot. The same voices in the same order with the same seed give
 * the same pains, however they are cut into batches. Throws a RangeError on bytes that are no snapshot.
 */
export function createListening({ seed, options = {}, snapshot }: NewListening): Listening {
  const reader = options.reader ?? defaultReader;
  const mind = snapshot ? mindFrom(snapshot) : newMind(seed);
  /** All points of a voice, each with its words and with the voice's opening as context. */
  const hearAll = <T extends ReadPoint>(voice: HeardVoice, reads: readonly T[], placing: Placing<T>) => {
    const opening = reads.length > 1 ? reader.words(voice.text.slice(0, OPENING)) : [];
    const meanings = vectorsOf(mind, reader, { voice, encoder: options.encoder });
    return reads.map((read, i) => {
      const words = read.kind === 'noise' ? [] : reader.words(voice.text.slice(read.start, read.end));
      const context = read.start === reads[0]!.start ? [] : opening;
      return {
        ...read,
        ...hearPoint(
          mind,
          { voice, read, words, context, meaning: meanings[i], known: placing.known?.(read) },
          placing.events,
        ),
      };
    });
  };
  return {
    hear(voices) {
      const events: LineageEvent[] = [];
      const heard = voices.map((voice) => ({
        id: voice.id,
        points: hearAll(voice, reader.points(voice), { events }),
      }));
      return { voices: heard, events };
    },
    relearn(voices) {
      for (const { voice, points } of voices)
        hearAll<HeardPoint>(voice, points, { events: [], known: (read) => read });
    },
    decide: (decision, at) => decide(mind, reader, { decision, at }),
    consolidate: (at, { ground = false } = {}) => consolidate(mind, { reader, at, ground }),
    themes: () => mind.themes,
    newPain: (at, nature = 'pain') => mind.book.born(nature, at, []),
    resolve: (pain) => mind.book.resolve(pain),
    pains: () => mind.book.living().map((pain) => mind.book.state(pain)),
    describe: (pain) => describePain(mind, reader, pain),
    like: (text, limit) => likePains(mind, reader, { text, limit }),
    compare: (a, b) => compareTexts(mind, reader, { a, b }),
    duplicates: (limit) => duplicatesOf(mind, reader, limit),
    quality: () => qualityOf(mind),
    wanting: (encoder, limit) => wantedOf(mind, encoder, limit),
    enrich: (encoder, vectors) => enrich(mind, encoder, vectors),
    snapshot: () => snapshotOf(mind),
  };
}
