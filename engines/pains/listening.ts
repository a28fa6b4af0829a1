/** The listening engine: hears voices, groups their points into pains, and keeps people's decisions. */
import { termsOf } from '../text/terms.ts';
import type { Decision, MadeThread, Move, Proposal } from './decision.ts';
import { cosine, LexicalEncoder, type SparseVector } from './encoder.ts';
import type { HeardPoint, HeardPoints, HeardVoice, Nature } from './heard.ts';
import { Lineage, type LineageEvent } from './lineage.ts';
import { type Described, describePortraits, type Portrait, paint } from './portrait.ts';
import { type Reader, wholeReader } from './reading.ts';
import { Repeats } from './repeats.ts';
import { centre, type Thread, Threads } from './threads.ts';

export interface ListeningOptions {
  readonly reader?: Reader;
}

export interface Decided {
  readonly events: LineageEvent[];
  readonly moves: Move[];
  readonly made: MadeThread[];
}

export interface Consolidated {
  readonly events: LineageEvent[];
  readonly moves: Move[];
  readonly proposals: Proposal[];
}

export interface PainState {
  readonly pain: number;
  readonly nature: Nature;
  readonly voices: number;
  readonly bornAt: number;
  readonly lastAt: number;
  readonly archived: boolean;
}

export interface Theme {
  readonly theme: number;
  readonly nature: Nature;
  readonly pains: readonly number[];
  readonly title: string;
}

export interface Listening {
  hear(voices: readonly HeardVoice[]): { voices: HeardPoints[]; events: LineageEvent[] };
  relearn(voices: readonly { voice: HeardVoice; points: readonly HeardPoint[] }[]): void;
  decide(decision: Decision, at: number): Decided;
  consolidate(at: number): Consolidated;
  themes(): Theme[];
  newPain(at: number, nature?: Nature): number;
  resolve(pain: number): number;
  pains(): PainState[];
  describe(pain: number): Described;
  like(text: string, limit: number): { pain: number; score: number; words: string[] }[];
  compare(a: string, b: string): { score: number; words: string[] };
  snapshot(): Uint8Array;
}

/** At this cosine a point joins a thread. */
const JOIN = 0.6;
/** At this cosine a point belongs to the thread's pain. */
const BELONG = 0.4;
/** At this cosine of their centres two pains are one. */
const MERGE = 0.3;

interface Snapshot {
  readonly version: 1;
  readonly texts: number;
  readonly frequency: [number, number][];
  readonly lineage: ReturnType<Lineage['state']>;
  readonly nextThread: number;
  readonly mergeAt: number;
  readonly heard: number;
  readonly apart: string[];
  readonly repeats: ReturnType<Repeats['state']>;
  readonly words: [string, number][];
  readonly threads: {
    id: number;
    pain: number;
    sum: [number, number][];
    square: number;
    size: number;
    lastAt: number;
    pinned: boolean;
  }[];
  readonly portraits: [number, Omit<Portrait, 'words'> & { words: [string, number][] }][];
}

class Ear implements Listening {
  readonly #reader: Reader;
  readonly #encoder: LexicalEncoder;
  readonly #lineage: Lineage;
  readonly #repeats = new Repeats();
  readonly #threads: Record<Nature, Threads> = { pain: new Threads(), delight: new Threads() };
  readonly #portraits = new Map<number, Portrait>();
  readonly #members = new Map<number, number[]>();
  readonly #words = new Map<string, number>();
  readonly #apart: Set<string>;
  #nextThread = 1;
  #heard = 0;
  #mergeAt = 64;

  constructor(options: ListeningOptions, snapshot?: Snapshot) {
    this.#reader = options.reader ?? wholeReader;
    const frequency = snapshot && new Uint32Array(1 << 18);
    for (const [id, count] of snapshot?.frequency ?? []) frequency![id] = count;
    this.#encoder = new LexicalEncoder(snapshot && { texts: snapshot.texts, frequency: frequency! });
    this.#lineage = new Lineage(snapshot?.lineage);
    this.#apart = new Set(snapshot?.apart);
    if (snapshot) this.#restore(snapshot);
  }

  hear(voices: readonly HeardVoice[]): { voices: HeardPoints[]; events: LineageEvent[] } {
    const events: LineageEvent[] = [];
    return { voices: voices.map((voice) => this.#hearOne(voice, events)), events };
  }

  relearn(voices: readonly { voice: HeardVoice; points: readonly HeardPoint[] }[]): void {
    for (const { voice, points } of voices) {
      for (const point of points) this.#hearPoint(voice, point, [], point);
    }
  }

  #hearOne(voice: HeardVoice, events: LineageEvent[]): HeardPoints {
    const points = this.#reader.points(voice).map((read): HeardPoint => {
      const heard = this.#hearPoint(voice, read, events, null);
      return { ...read, ...heard };
    });
    return { id: voice.id, points };
  }

  #hearPoint(
    voice: HeardVoice,
    read: { start: number; end: number; kind: HeardPoint['kind'] },
    events: LineageEvent[],
    known: HeardPoint | null,
  ): Pick<HeardPoint, 'pain' | 'thread' | 'likeness' | 'repeat'> {
    const silent = { pain: null, thread: null, likeness: 0, repeat: false };
    if (read.kind === 'noise') return silent;
    const text = voice.text.slice(read.start, read.end);
    const words = this.#reader.words(text);
    const terms = termsOf(words);
    this.#encoder.learn(terms);
    const vector = this.#encoder.encode(terms);
    const nature: Nature = read.kind === 'praise' ? 'delight' : 'pain';
    const at = voice.occurredAt;
    const repeat = this.#repeats.check(voice.author, vector, at);
    for (const word of new Set(words)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    const placed =
      known?.pain != null ? this.#put(nature, vector, at, known) : this.#place(nature, vector, at, events);
    const pain = this.#lineage.resolve(placed.thread.pain);
    const portrait = this.#portraits.get(placed.thread.pain)!;
    if (portrait.archived) portrait.archived = false;
    paint(portrait, { voice: voice.id, text, language: voice.language, words }, at);
    this.#heard++;
    if (this.#heard >= this.#mergeAt) {
      this.#mergeAt = Math.ceil(this.#heard * 1.25);
      this.#mergeAlike(at, events);
    }
    return { pain, thread: placed.thread.id, likeness: placed.likeness, repeat };
  }

  #place(nature: Nature, vector: SparseVector, at: number, events: LineageEvent[]) {
    const threads = this.#threads[nature];
    const [nearest] = threads.near(vector, 1);
    if (nearest && nearest.likeness >= JOIN) {
      threads.join(nearest.thread, vector, at);
      return nearest;
    }
    const likeness = nearest?.likeness ?? 0;
    const pain =
      likeness >= BELONG ? this.#lineage.resolve(nearest!.thread.pain) : this.#born(nature, at, events);
    return { thread: threads.make({ id: this.#nextThread++, pain, vector, at, pinned: false }), likeness };
  }

  /** Follows an assignment that was decided and stored before. */
  #put(nature: Nature, vector: SparseVector, at: number, known: HeardPoint) {
    const threads = this.#threads[nature];
    const pain = known.pain!;
    const id = known.thread ?? this.#nextThread;
    this.#lineage.seen(pain);
    this.#nextThread = Math.max(this.#nextThread, id + 1);
    if (!this.#portraits.has(pain)) this.#portray(pain, nature, at);
    const thread = threads.all.get(id);
    if (!thread)
      return { thread: threads.make({ id, pain, vector, at, pinned: false }), likeness: known.likeness };
    threads.join(thread, vector, at);
    return { thread, likeness: known.likeness };
  }

  #born(nature: Nature, at: number, events: LineageEvent[]): number {
    const pain = this.#lineage.take();
    this.#portray(pain, nature, at);
    events.push({ type: 'born', pain, nature, at });
    return pain;
  }

  #portray(pain: number, nature: Nature, at: number): void {
    this.#portraits.set(pain, {
      nature,
      bornAt: at,
      lastAt: at,
      voices: 0,
      archived: false,
      words: new Map(),
      samples: [],
    });
    this.#members.set(pain, [pain]);
  }

  #merge(from: number, into: number): void {
    this.#lineage.merge(from, into);
    this.#regroup();
  }

  #regroup(): void {
    this.#members.clear();
    for (const pain of this.#portraits.keys()) {
      const root = this.#lineage.resolve(pain);
      const members = this.#members.get(root);
      if (members) members.push(pain);
      else this.#members.set(root, [pain]);
    }
  }

  #voices(root: number): number {
    return this.#members.get(root)!.reduce((sum, pain) => sum + this.#portraits.get(pain)!.voices, 0);
  }

  #isApart(a: number, b: number): boolean {
    for (const pair of this.#apart) {
      const [x, y] = pair
        .split(' ')
        .map(Number)
        .map((pain) => this.#lineage.resolve(pain!));
      if ((x === a && y === b) || (x === b && y === a)) return true;
    }
    return false;
  }

  #mergeAlike(at: number, events: LineageEvent[]): void {
    for (const nature of ['pain', 'delight'] as const) {
      const centres = this.#centres(nature);
      for (const own of [...centres.all.values()].sort((a, b) => a.size - b.size || b.id - a.id)) {
        const from = this.#lineage.resolve(own.id);
        const other = centres.near(centre(own), 8).find(({ thread, likeness }) => {
          const into = this.#lineage.resolve(thread.id);
          return into !== from && likeness >= MERGE && !this.#isApart(from, into);
        });
        if (!other) continue;
        const into = this.#lineage.resolve(other.thread.id);
        const [small, large] =
          this.#voices(from) < this.#voices(into) ||
          (this.#voices(from) === this.#voices(into) && from > into)
            ? [from, into]
            : [into, from];
        this.#merge(small, large);
        events.push({ type: 'merged', from: small, into: large, at, likeness: other.likeness });
      }
    }
  }

  /** One vector per live pain. */
  #centres(nature: Nature): Threads {
    const centres = new Threads();
    for (const thread of this.#threads[nature].all.values()) {
      const pain = this.#lineage.resolve(thread.pain);
      const vector = {
        ids: Uint32Array.from(thread.sum.keys()),
        weights: Float32Array.from(thread.sum.values()),
      };
      const own = centres.all.get(pain);
      if (own) {
        centres.join(own, vector, thread.lastAt);
        own.size += thread.size - 1;
      } else {
        centres.make({ id: pain, pain, vector, at: thread.lastAt, pinned: false }).size = thread.size;
      }
    }
    return centres;
  }

  decide(decision: Decision, at: number): Decided {
    const decided: Decided = { events: [], moves: [], made: [] };
    const { resolve } = { resolve: (pain: number) => this.#lineage.resolve(pain) };
    if (decision.type === 'notSame') this.#apart.add(`${decision.a} ${decision.b}`);
    if (decision.type === 'merge' || decision.type === 'same') {
      const from = resolve(decision.type === 'merge' ? decision.from : Math.max(decision.a, decision.b));
      const into = resolve(decision.type === 'merge' ? decision.into : Math.min(decision.a, decision.b));
      if (from === into) return decided;
      this.#merge(from, into);
      decided.events.push({ type: 'merged', from, into, at, likeness: 1 });
    }
    if (decision.type === 'unmerge') {
      const from = this.#lineage.unmerge(decision.from);
      if (from === null) return decided;
      this.#apart.add(`${decision.from} ${from}`);
      this.#regroup();
      decided.events.push({ type: 'unmerged', pain: decision.from, from: resolve(from), at });
    }
    if (decision.type === 'move') this.#pin(decision.text, decision.to, at, decided.made);
    if (decision.type === 'split') {
      this.#apart.add(`${decision.from} ${decision.into}`);
      for (const id of decision.threads ?? []) {
        const thread = this.#threads.pain.all.get(id) ?? this.#threads.delight.all.get(id);
        if (!thread) continue;
        thread.pain = decision.into;
        thread.pinned = true;
        decided.moves.push({ thread: id, from: decision.from, to: decision.into });
      }
      for (const text of decision.texts ?? []) this.#pin(text, decision.into, at, decided.made);
      decided.events.push({ type: 'split', from: decision.from, into: decision.into, at });
    }
    return decided;
  }

  #pin(text: string, pain: number, at: number, made: MadeThread[]): void {
    const nature = this.#portraits.get(pain)?.nature ?? 'pain';
    const vector = this.#encoder.encode(termsOf(this.#reader.words(text)));
    const thread = this.#threads[nature].make({ id: this.#nextThread++, pain, vector, at, pinned: true });
    made.push({ text, thread: thread.id, pain });
  }

  consolidate(at: number): Consolidated {
    const events: LineageEvent[] = [];
    this.#mergeAlike(at, events);
    return { events, moves: [], proposals: [] };
  }

  themes(): Theme[] {
    return [];
  }

  newPain(at: number, nature: Nature = 'pain'): number {
    return this.#born(nature, at, []);
  }

  resolve(pain: number): number {
    return this.#lineage.resolve(pain);
  }

  pains(): PainState[] {
    return [...this.#members].map(([pain, members]) => {
      const portraits = members.map((member) => this.#portraits.get(member)!);
      return {
        pain,
        nature: portraits[0]!.nature,
        voices: portraits.reduce((sum, portrait) => sum + portrait.voices, 0),
        bornAt: portraits.reduce((least, portrait) => Math.min(least, portrait.bornAt), Infinity),
        lastAt: portraits.reduce((most, portrait) => Math.max(most, portrait.lastAt), 0),
        archived: portraits.every((portrait) => portrait.archived),
      };
    });
  }

  describe(pain: number): Described {
    const members = this.#members.get(this.#lineage.resolve(pain)) ?? [];
    const portraits = members.map((member) => this.#portraits.get(member)!);
    return describePortraits(portraits, this.#words, this.#heard);
  }

  like(text: string, limit: number): { pain: number; score: number; words: string[] }[] {
    const words = new Set(this.#reader.words(text));
    const vector = this.#encoder.encode(termsOf([...this.#reader.words(text)]));
    const best = new Map<number, { thread: Thread; likeness: number }>();
    for (const near of this.#threads.pain.near(vector, limit * 8)) {
      const pain = this.#lineage.resolve(near.thread.pain);
      if (!best.has(pain)) best.set(pain, near);
    }
    return [...best].slice(0, limit).map(([pain, { likeness }]) => {
      const shared = this.#members
        .get(pain)!
        .flatMap((member) => [...this.#portraits.get(member)!.words.keys()])
        .filter((word) => words.has(word));
      return { pain, score: likeness, words: this.#telling(new Set(shared)) };
    });
  }

  compare(a: string, b: string): { score: number; words: string[] } {
    const [left, right] = [this.#reader.words(a), this.#reader.words(b)];
    const score = cosine(this.#encoder.encode(termsOf(left)), this.#encoder.encode(termsOf(right)));
    const there = new Set(right);
    return { score, words: this.#telling(new Set(left.filter((word) => there.has(word)))) };
  }

  /** The rarest words first: they tell most. */
  #telling(words: ReadonlySet<string>): string[] {
    const rarity = (word: string) => this.#words.get(word) ?? 0;
    return [...words].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1)).slice(0, 5);
  }

  snapshot(): Uint8Array {
    const { texts, frequency } = this.#encoder.state();
    const threads = (['pain', 'delight'] as const).flatMap((nature) => [
      ...this.#threads[nature].all.values(),
    ]);
    const snapshot: Snapshot = {
      version: 1,
      texts,
      frequency: [...frequency.entries()].filter(([, count]) => count > 0),
      lineage: this.#lineage.state(),
      nextThread: this.#nextThread,
      mergeAt: this.#mergeAt,
      heard: this.#heard,
      apart: [...this.#apart],
      repeats: this.#repeats.state(),
      words: [...this.#words],
      threads: threads.map((thread) => ({ ...thread, sum: [...thread.sum] })),
      portraits: [...this.#portraits].map(([pain, portrait]) => [
        pain,
        { ...portrait, words: [...portrait.words] },
      ]),
    };
    return new TextEncoder().encode(JSON.stringify(snapshot));
  }

  #restore(snapshot: Snapshot): void {
    this.#nextThread = snapshot.nextThread;
    this.#mergeAt = snapshot.mergeAt;
    this.#heard = snapshot.heard;
    this.#repeats.restore(snapshot.repeats);
    for (const [word, count] of snapshot.words) this.#words.set(word, count);
    for (const [pain, portrait] of snapshot.portraits) {
      this.#portraits.set(pain, { ...portrait, words: new Map(portrait.words) });
    }
    for (const thread of snapshot.threads) {
      const { nature } = this.#portraits.get(thread.pain)!;
      this.#threads[nature].restore({ ...thread, sum: new Map(thread.sum) });
    }
    this.#regroup();
  }
}

/**
 * Makes a listening engine, new or from a snapshot. The same voices in the same order with the same seed give
 * the same pains, however they are cut into batches.
 */
export function createListening(made: {
  readonly seed: number;
  readonly options?: ListeningOptions;
  readonly snapshot?: Uint8Array;
}): Listening {
  const snapshot = made.snapshot && (JSON.parse(new TextDecoder().decode(made.snapshot)) as Snapshot);
  return new Ear(made.options ?? {}, snapshot);
}
