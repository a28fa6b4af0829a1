import type { Reading } from '@gongjian/engines/surge';
import { isTimeToChoose, leafAttributes } from '../locating/leaf-attributes.ts';
import { LeafCounts, type LeafState } from '../locating/leaf-counts.ts';
import type { AttributeState } from '../series/attributes.ts';
import { Tallies } from '../series/tallies.ts';
import { type Beginning, SeriesBook } from './book.ts';
import { Delay } from './delay.ts';
import type { ReadVoice, Spoken } from './read.ts';
import { Recent } from './recent.ts';
import { Repeats } from './repeats.ts';
import { isLive, type WatchedVoice } from './voice.ts';
import type { Watched } from './watched.ts';

/** Series take turns in being told that time goes on. */
const TURNS = 10;
/** A longer pause of the clock was no watching: nothing fell and nothing is learned from it. */
const GAP_MS = 5 * 60_000;
/** A younger workspace only learns: whatever comes first is more than nothing. */
const YOUTH_MS = 24 * 3_600_000;

/** A detector crossed its threshold. */
export interface Crossing {
  readonly watched: Watched;
  readonly reading: Reading;
  /** The voice that made it pass; null where time alone did, as with falls. */
  readonly voice: Pick<WatchedVoice, 'seq' | 'at' | 'receivedAt'> | null;
  /** To be called when the desk has it. */
  readonly told: () => void;
}

export interface MindState {
  readonly seq: number;
  readonly painSeq: number;
  readonly earliestAt: number;
  readonly attributes: Readonly<Record<string, AttributeState>>;
  readonly leaves: LeafState;
}

/**
 * What is known of a workspace's stream: series with their detectors, recent voices, what usually comes. No I/O and no
 * clock of its own; a replay of the same voices comes to the same.
 */
export class Mind {
  readonly book: SeriesBook;
  readonly recent = new Recent();
  readonly leaves: LeafCounts;
  readonly tallies = new Tallies();
  /** Numbers of arrival up to which voices, and their pains, were heard. */
  seq: number;
  painSeq: number;
  /** When the oldest voice that was ever heard happened. */
  earliestAt: number;
  /** From the arrival of the newest voice until it was scored, in ms. */
  lagMs = 0;
  readonly #repeats = new Repeats();
  readonly #into: Watched[] = [];
  readonly #waiting: Watched[] = [];
  readonly #delay = new Delay();
  readonly #cross: (crossing: Crossing) => void;
  readonly #learned: { readonly seq: number; readonly painSeq: number };
  readonly #binned: { readonly seq: number; readonly painSeq: number };
  readonly #beginning: Beginning;
  #raised: { id: string; seq: number }[] = [];
  /** When the last voice counted whose pains are known. */
  #spokenUntil = 0;
  #turn = 0;
  #now = 0;

  /** @param from what was kept: detectors are opened into the book afterwards */
  constructor(
    from: { state: MindState | null; binned: { seq: number; painSeq: number }; now: number },
    beginning: Beginning,
    cross: (crossing: Crossing) => void,
  ) {
    const { state } = from;
    this.book = new SeriesBook(beginning, state?.attributes ?? {});
    this.leaves = new LeafCounts(state?.leaves ?? null, from.now);
    this.seq = state?.seq ?? 0;
    this.painSeq = state?.painSeq ?? 0;
    this.earliestAt = state?.earliestAt ?? from.now;
    this.#learned = { seq: this.seq, painSeq: this.painSeq };
    this.#binned = from.binned;
    this.#beginning = beginning;
    this.#cross = cross;
  }

  /** The next voice by its number of arrival. */
  hear({ voice, text }: ReadVoice): void {
    this.seq = voice.seq;
    if (voice.at < this.earliestAt) this.earliestAt = voice.at;
    const known = voice.seq <= this.#learned.seq;
    if (!known && isTimeToChoose(voice.seq)) this.#divide();
    const live = isLive(voice);
    if (this.#repeats.check(voice.author, text, voice.at)) return;
    if (live) {
      this.recent.add(voice);
      this.#delay.meet(voice);
    }
    this.book.seriesOf(voice, { known, into: this.#into });
    if (live) voice.countedAt = this.#into[0]!.countedAt(voice.at);
    for (const watched of this.#into) this.#observe(watched, voice, { live, binned: this.#binned.seq });
    if (!known) this.leaves.learn(voice.facts, voice.at);
  }

  /** A pain that a voice speaks of, in order of arrival. */
  speak(spoken: Spoken): void {
    this.painSeq = spoken.seq;
    const watched = this.book.seriesOfPain(spoken.painId, spoken.at);
    const voice = this.recent.find(spoken.seq);
    if (voice && !voice.pains.includes(spoken.painId)) {
      voice.pains = [...voice.pains, spoken.painId];
      if (spoken.seq > this.#learned.painSeq) this.leaves.learnPain(spoken.painId, voice.facts, voice.at);
    }
    if (watched) this.#observe(watched, spoken, { live: isLive(spoken), binned: this.#binned.painSeq });
  }

  /** Scores everything that was heard; to be called after each batch. */
  settle(): void {
    for (const watched of this.#waiting) if (watched.isWaiting) this.#score(watched);
    this.#waiting.length = 0;
  }

  /** Time goes on; each call tells a share of the series. A clock that jumps is a pause, in either direction. */
  advance(now: number): void {
    const before = this.#now;
    this.#now = now;
    if (before !== 0 && (now - before > GAP_MS || now < before - GAP_MS)) {
      this.pause(before, now);
      return;
    }
    this.settle();
    this.#turn = (this.#turn + 1) % TURNS;
    const until = this.#delay.until(now);
    const spoken = this.painSeq >= this.seq ? until : Math.min(until, this.#spokenUntil);
    const { all } = this.book;
    for (let i = this.#turn; i < all.length; i += TURNS) {
      const watched = all[i]!;
      this.#judge(watched, watched.advance(watched.brief.subject.type === 'pain' ? spoken : until), null);
    }
  }

  /** Pains of all voices up to this number are known. */
  spoken(seq: number): void {
    this.painSeq = Math.max(this.painSeq, seq);
    const voice = this.recent.find(seq);
    if (voice) this.#spokenUntil = voice.countedAt;
  }

  /** Nobody watched from … to; where `to` lies before, the clock was wrong and what it suspected is forgotten. */
  pause(from: number, to: number): void {
    for (const watched of this.book.all) {
      if (to > from) watched.detector.missing(from, to);
      else watched.use(this.#beginning.detectorAt(watched, to), { now: to, known: watched.known });
    }
  }

  /** Series whose alarms were raised since the last time, with the voices that did. */
  takeRaised(): { id: string; seq: number }[] {
    const taken = this.#raised;
    this.#raised = [];
    return taken;
  }

  /** Whether the workspace is too young to know what is usual. */
  isLearning(now: number): boolean {
    return now - this.earliestAt < YOUTH_MS;
  }

  state(): MindState {
    return {
      seq: this.seq,
      painSeq: this.painSeq,
      earliestAt: this.earliestAt,
      attributes: this.book.attributeStates(),
      leaves: this.leaves.state(),
    };
  }

  /** Chooses by what voices are told apart when something is located; what is known anew begins with the last hour. */
  #divide(): void {
    const chosen = leafAttributes(this.book.attributes, this.leaves.attributes);
    if (!this.leaves.divideBy(chosen)) return;
    for (const voice of this.recent.since(0)) {
      this.leaves.learn(voice.facts, voice.at);
      for (const pain of voice.pains) this.leaves.learnPain(pain, voice.facts, voice.at);
    }
  }

  #observe(
    watched: Watched,
    voice: Pick<WatchedVoice, 'seq' | 'at' | 'receivedAt'>,
    { live, binned }: { live: boolean; binned: number },
  ): void {
    if (voice.seq > binned) this.tallies.add(watched.id, voice.at, voice.receivedAt);
    if (voice.seq <= watched.seq) return;
    watched.seq = voice.seq;
    if (!live || watched.isLate(voice.at)) {
      watched.late(voice.at);
      return;
    }
    if (!watched.isWaiting) this.#waiting.push(watched);
    while (!watched.gather(voice)) this.#score(watched);
  }

  /** Nothing is known yet of the workspace, or of the attribute: whatever comes first is more than nothing. */
  #isYoung({ brief: { subject } }: Watched, now: number): boolean {
    if (this.isLearning(now)) return true;
    return subject.type === 'attribute' && now - this.book.attribute(subject.attribute).bornAt < YOUTH_MS;
  }

  #score(watched: Watched): void {
    const { reading, voice } = watched.score();
    this.#judge(watched, reading, voice);
  }

  #judge(watched: Watched, reading: Reading, voice: Crossing['voice']): void {
    if (!reading.alarm) {
      watched.burning = null;
      return;
    }
    if (watched.burning !== null) return;
    watched.burning = reading.startedAt;
    if (!watched.wants(reading.direction) || watched.isIgnorant) return;
    if (this.#isYoung(watched, voice?.receivedAt ?? this.#now)) return;
    // A replay comes by the voices that raised alarms before.
    if (voice !== null && voice.seq <= watched.raisedSeq) return;
    watched.told = false;
    this.#cross({ watched, reading, voice, told: () => this.#told(watched, voice) });
  }

  /** Only now a replay may come by the voice that raised it. */
  #told(watched: Watched, voice: Crossing['voice']): void {
    watched.told = true;
    if (voice === null) return;
    watched.raisedSeq = Math.max(watched.raisedSeq, voice.seq);
    this.#raised.push({ id: watched.id, seq: voice.seq });
  }
}
