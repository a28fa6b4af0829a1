/** Hearing one point: to its thread, by its thread to its pain. */
import { MOST_TERMS, passingTerms, type Terms } from '../text/terms.ts';
import { threshold } from './belonging.ts';
import type { SparseVector } from './encoder.ts';
import type { HeardPoint, HeardVoice, Nature, ReadPoint } from './heard.ts';
import type { LineageEvent } from './lineage.ts';
import type { Mind } from './mind.ts';
import { SETTINGS } from './settings.ts';
import type { Near } from './threads.ts';
import { upkeep } from './upkeep.ts';
import { notice } from './usual.ts';

export type Placed = Pick<HeardPoint, 'pain' | 'thread' | 'likeness' | 'repeat'>;

/** What a point is, read and turned into numbers. */
interface Spoken {
  readonly voice: HeardVoice;
  readonly text: string;
  readonly nature: Nature;
  readonly terms: Terms;
  readonly vector: SparseVector;
  readonly meaning: Float32Array | undefined;
}

/** Weights of the point at hand; what lasts is copied. */
const passing = new Float32Array(MOST_TERMS);

const NOWHERE: Placed = { pain: null, thread: null, likeness: 0, repeat: false };
/** Text of a thread's first point that is kept for its title. */
const TEXT_KEPT = 160;

export interface Hearing {
  readonly voice: HeardVoice;
  readonly read: ReadPoint;
  readonly words: readonly string[];
  /** Opening words of the voice that the point is not part of. */
  readonly context: readonly string[];
  /** What an encoder outside makes of the point. */
  readonly meaning?: Float32Array;
  /** The assignment that was decided and stored before, when the stream is replayed. */
  readonly known?: Placed;
}

/** Takes one point into the mind; noise leaves no trace. */
export function hearPoint(mind: Mind, hearing: Hearing, events: LineageEvent[]): Placed {
  const { voice, read, known } = hearing;
  if (read.kind === 'noise') return NOWHERE;
  const terms = passingTerms(hearing.words, { words: hearing.context, weight: SETTINGS.context });
  mind.encoder.learn(terms);
  const vector = mind.encoder.encodeInto(terms, passing.subarray(0, terms.ids.length));
  const nature: Nature = read.kind === 'praise' ? 'delight' : 'pain';
  const spoken: Spoken = {
    voice,
    text: piece(voice.text, read),
    nature,
    terms,
    vector,
    meaning: hearing.meaning,
  };
  const at = voice.occurredAt;
  const repeat = mind.repeats.check(voice.author, vector, at);
  const near = mind.threads[nature].near({ ...vector, keys: terms.keys }, SETTINGS.near);
  const placed =
    known?.pain != null && known.thread !== null
      ? follow(mind, spoken, near, known)
      : place(mind, spoken, near, events);
  if (near[0]) notice(mind.usual[nature], near[0].likeness);
  mind.book.count(placed.key, at, events);
  mind.heard++;
  // Said before upkeep: what upkeep merges is told by its own events, and a replay finds the key that was given.
  const pain = mind.book.resolve(placed.key);
  if (mind.heard >= mind.nextPass) upkeep(mind, at, events);
  return { pain, thread: placed.thread, likeness: placed.likeness, repeat };
}

/** The beginning of a point, as a text of its own: a slice would keep the whole voice in memory. */
function piece(text: string, { start, end }: ReadPoint): string {
  const cut = text.slice(start, Math.min(end, start + TEXT_KEPT));
  return cut.length * 2 < text.length ? Buffer.from(cut, 'utf16le').toString('utf16le') : cut;
}

interface Place {
  readonly key: number;
  readonly thread: number;
  readonly likeness: number;
}

function place(mind: Mind, spoken: Spoken, near: readonly Near[], events: LineageEvent[]): Place {
  const nearest = near[0];
  if (nearest && nearest.likeness >= SETTINGS.join) return join(nearest, spoken.voice.occurredAt);
  const likeness = nearest?.likeness ?? 0;
  const pain =
    likeness >= threshold(mind, spoken.nature)
      ? elected(mind, near)
      : mind.book.born(spoken.nature, spoken.voice.occurredAt, events);
  const thread = mind.nextThread++;
  begin(mind, spoken, near, { thread, pain });
  return { key: pain, thread, likeness };
}

function join({ thread, likeness }: Near, at: number): Place {
  thread.size++;
  thread.lastAt = Math.max(thread.lastAt, at);
  return { key: thread.pain, thread: thread.id, likeness };
}

/** The pain with most votes among the near threads; a vote weighs the cube of the likeness. */
function elected(mind: Mind, near: readonly Near[]): number {
  const votes = new Map<number, number>();
  let best = 0;
  let most = 0;
  for (const { thread, likeness } of near) {
    const pain = mind.book.resolve(thread.pain);
    const vote = (votes.get(pain) ?? 0) + likeness ** 3;
    votes.set(pain, vote);
    if (vote > most) {
      most = vote;
      best = pain;
    }
  }
  return best;
}

function begin(
  mind: Mind,
  spoken: Spoken,
  near: readonly Near[],
  ids: { thread: number; pain: number },
): void {
  const { voice, vector, meaning } = spoken;
  if (meaning) mind.meanings.keep(ids.thread, meaning);
  mind.threads[spoken.nature].add({
    id: ids.thread,
    nature: spoken.nature,
    pain: ids.pain,
    ids: vector.ids,
    counts: spoken.terms.counts,
    words: spoken.terms.words,
    keys: spoken.terms.keys,
    wide: spoken.terms.wide,
    weights: vector.weights,
    near: Uint32Array.from(near, ({ thread }) => thread.id),
    likeness: Float32Array.from(near, ({ likeness }) => likeness),
    size: 1,
    bornAt: voice.occurredAt,
    lastAt: voice.occurredAt,
    settled: false,
    pinned: false,
    voice: voice.id,
    text: spoken.text,
    language: voice.language,
  });
}

/** Follows an assignment that was decided and stored before. */
function follow(mind: Mind, spoken: Spoken, near: readonly Near[], known: Placed): Place {
  const at = spoken.voice.occurredAt;
  const [thread, pain] = [known.thread!, known.pain!];
  mind.book.enter(pain, spoken.nature, at);
  mind.nextThread = Math.max(mind.nextThread, thread + 1);
  const live = mind.threads[spoken.nature].get(thread);
  if (live) return join({ thread: live, likeness: known.likeness }, at);
  begin(mind, spoken, near, { thread, pain });
  return { key: pain, thread, likeness: known.likeness };
}
