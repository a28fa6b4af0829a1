/** The listening engine: hears voices, groups their points into pains, and keeps people's decisions. */
import type { PainState } from './book.ts';
import { type Consolidated, consolidate } from './consolidating.ts';
import { type Decided, decide } from './deciding.ts';
import type { Decision } from './decision.ts';
import { type Described, describePain } from './describing.ts';
import type { HeardPoint, HeardPoints, HeardVoice, Nature } from './heard.ts';
import { hearPoint } from './hearing.ts';
import { compareTexts, type LikePain, likePains } from './likeness.ts';
import type { LineageEvent } from './lineage.ts';
import { mindFrom, newMind, snapshotOf } from './mind.ts';
import { defaultReader, type Reader } from './reading.ts';
import type { Theme } from './themes.ts';

export interface ListeningOptions {
  /** How a voice is cut into points, and a point into words. */
  readonly reader?: Reader;
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
  /** Groups all live threads anew; seconds of work, for a quiet hour. */
  consolidate(at: number): Consolidated;
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
  snapshot(): Uint8Array;
}

export interface NewListening {
  readonly seed: number;
  readonly options?: ListeningOptions;
  /** Continue from these bytes; their seed is kept. */
  readonly snapshot?: Uint8Array;
}

/**
 * Makes a listening engine, new or from a snapshot. The same voices in the same order with the same seed give
 * the same pains, however they are cut into batches. Throws a RangeError on bytes that are no snapshot.
 */
export function createListening({ seed, options = {}, snapshot }: NewListening): Listening {
  const reader = options.reader ?? defaultReader;
  const mind = snapshot ? mindFrom(snapshot) : newMind(seed);
  const wordsOf = (voice: HeardVoice, { start, end }: { start: number; end: number }) =>
    reader.words(voice.text.slice(start, end));
  return {
    hear(voices) {
      const events: LineageEvent[] = [];
      const heard = voices.map((voice) => ({
        id: voice.id,
        points: reader.points(voice).map((read) => ({
          ...read,
          ...hearPoint(
            mind,
            { voice, read, words: read.kind === 'noise' ? [] : wordsOf(voice, read) },
            events,
          ),
        })),
      }));
      return { voices: heard, events };
    },
    relearn(voices) {
      for (const { voice, points } of voices) {
        for (const read of points) {
          const words = read.kind === 'noise' ? [] : wordsOf(voice, read);
          hearPoint(mind, { voice, read, words, known: read }, []);
        }
      }
    },
    decide: (decision, at) => decide(mind, reader, { decision, at }),
    consolidate: (at) => consolidate(mind, at),
    themes: () => mind.themes,
    newPain: (at, nature = 'pain') => mind.book.born(nature, at, []),
    resolve: (pain) => mind.book.resolve(pain),
    pains: () => [...mind.book.living()].map((pain) => mind.book.state(pain)),
    describe: (pain) => describePain(mind, reader, pain),
    like: (text, limit) => likePains(mind, reader, { text, limit }),
    compare: (a, b) => compareTexts(mind, reader, { a, b }),
    snapshot: () => snapshotOf(mind),
  };
}
