import { createMood, type LearningMood } from '@gongjian/engines/mood';
import {
  createListening,
  createReader,
  type Decision,
  type Encoded,
  type HeardVoice,
  type LineageEvent,
  type Listening,
} from '@gongjian/engines/pains';
import type { DecidedAndPortrayed, EarCalls, Hearing, Portrayed, Regrouping, Relearned } from './ear.ts';
import { seal, unseal } from './envelope.ts';

const SEED = 1;
/** Pairs of pains that may be one, suggested after each grouping anew. */
const DUPLICATES = 12;

/** Change it whenever an older snapshot cannot be read or would group in another way. */
export const ENGINE = 'pains/3';

/**
 * A workspace's listening engine, and when it is asked for names: a pain is described at its birth, at a merge, and
 * each time it has grown by half, so that the titles depend on the order of voices only, never on how they are cut
 * into batches.
 */
export class Engine implements Omit<EarCalls, 'open' | 'close'> {
  readonly #listening: Listening;
  /** Points of each living pain. */
  #counts: Map<number, number>;

  /** How new voices are read; kept when a workspace's engine is opened anew. */
  mood: LearningMood;

  constructor(snapshot: Uint8Array | null, mood: LearningMood = createMood()) {
    const opened = snapshot && unseal(snapshot);
    this.#counts = opened?.counts ?? new Map();
    this.mood = mood;
    const reader = createReader({ moodModel: () => this.mood.model() });
    this.#listening = createListening({
      seed: SEED,
      options: { reader },
      ...(opened && { snapshot: opened.engine }),
    });
  }

  hear(voices: readonly HeardVoice[]): Hearing {
    const hearing: Hearing = { voices: [], events: [], portraits: [] };
    const portraits = new Map<number, Portrayed>();
    for (const voice of voices) {
      const { voices: heard, events } = this.#listening.hear([voice]);
      const due = this.#follow(events);
      for (const { points } of heard) {
        for (const { pain } of points)
          if (pain !== null && this.#count(pain)) due.add(this.#listening.resolve(pain));
      }
      for (const pain of due) portraits.set(pain, this.#portray(pain));
      hearing.voices.push(...heard);
      hearing.events.push(...events);
    }
    hearing.portraits.push(...portraits.values());
    return hearing;
  }

  relearn(voices: readonly Relearned[]): void {
    for (const voice of voices) {
      this.#listening.relearn([voice]);
      for (const { pain } of voice.points) {
        // The engine remembers the titles that it gave, so they are asked for again at the same places.
        if (pain !== null && this.#count(pain)) this.#portray(this.#listening.resolve(pain));
      }
    }
    const counts = new Map<number, number>();
    for (const [pain, count] of this.#counts) {
      const root = this.#listening.resolve(pain);
      counts.set(root, (counts.get(root) ?? 0) + count);
    }
    this.#counts = counts;
  }

  decide(decision: Decision, at: number): DecidedAndPortrayed {
    const decided = this.#listening.decide(decision, at);
    this.#follow(decided.events);
    const touched = new Set(
      [...decided.events.flatMap(keysOf), ...decided.made.map(({ pain }) => pain)].map((pain) =>
        this.#listening.resolve(pain),
      ),
    );
    return { ...decided, portraits: [...touched].map((pain) => this.#portray(pain)) };
  }

  newPain(at: number, nature: 'pain' | 'delight'): number {
    return this.#listening.newPain(at, nature);
  }

  resolve(pains: readonly number[]): number[] {
    return pains.map((pain) => this.#listening.resolve(pain));
  }

  describe(pain: number) {
    return this.#listening.describe(pain);
  }

  like(text: string, limit: number) {
    return this.#listening.like(text, limit);
  }

  compare(a: string, b: string) {
    return this.#listening.compare(a, b);
  }

  quality() {
    return this.#listening.quality();
  }

  wanting(encoder: string, limit: number) {
    return this.#listening.wanting(encoder, limit);
  }

  enrich(encoder: string, vectors: readonly Encoded[]): void {
    this.#listening.enrich(encoder, vectors);
  }

  useMood(model: Uint8Array | null): void {
    this.mood = createMood({ snapshot: model });
  }

  snapshot(): Uint8Array {
    return seal({ counts: this.#counts, engine: this.#listening.snapshot() });
  }

  consolidate(at: number, ground: boolean): Regrouping {
    const { events, moves, proposals } = this.#listening.consolidate(at, { ground });
    const keys = [...events.flatMap(keysOf), ...moves.flatMap(({ from, to }) => [from, to])];
    const touched = [...new Set(this.resolve(keys))];
    const living = this.#listening.pains();
    this.#counts = new Map(living.map(({ pain, points }) => [pain, points]));
    const archived = new Set(living.filter((state) => state.archived).map(({ pain }) => pain));
    const portraits = touched.map((pain) => this.#portray(pain));
    return {
      ...{ events, moves, proposals, touched, portraits },
      duplicates: this.#listening.duplicates(DUPLICATES),
      themes: this.#listening.themes(),
      idle: touched.filter((pain) => archived.has(pain)),
      living: living.length,
      snapshot: this.snapshot(),
    };
  }

  /** Carries the counts over merges; returns the pains to describe. */
  #follow(events: readonly LineageEvent[]): Set<number> {
    const due = new Set<number>();
    for (const event of events) {
      if (event.type !== 'merged') continue;
      this.#counts.set(event.into, (this.#counts.get(event.into) ?? 0) + (this.#counts.get(event.from) ?? 0));
      this.#counts.delete(event.from);
      due.delete(event.from);
      due.add(this.#listening.resolve(event.into));
    }
    return due;
  }

  /** Counts one more point; true at 1, 2, 3, 4, 6, 9, 13 … */
  #count(pain: number): boolean {
    const root = this.#listening.resolve(pain);
    const count = (this.#counts.get(root) ?? 0) + 1;
    this.#counts.set(root, count);
    return DUE.has(count);
  }

  #portray(pain: number): Portrayed {
    return { pain, described: this.#listening.describe(pain) };
  }
}

const DUE = new Set<number>();
for (let count = 1; count < 1e9; count = Math.max(count + 1, Math.floor(count * 1.5))) DUE.add(count);

function keysOf(event: LineageEvent): number[] {
  return 'from' in event && 'into' in event
    ? [event.from, event.into]
    : 'from' in event
      ? [event.pain, event.from]
      : [event.pain];
}
