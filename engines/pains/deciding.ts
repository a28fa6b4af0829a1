/** Carries out what people decide; every decision becomes law. */
import { termsOf } from '../text/terms.ts';
import type { Decision, Dismissal, Judgement, MadeThread, Move } from './decision.ts';
import type { LineageEvent } from './lineage.ts';
import { type Mind, threadsIn } from './mind.ts';
import type { Reader } from './reading.ts';
import { aboutPains, aboutText, learnText, learnThreads } from './teaching/lesson.ts';
import type { Thread } from './thread.ts';

export interface Decided {
  readonly events: LineageEvent[];
  readonly moves: Move[];
  readonly made: MadeThread[];
}

interface Deciding {
  readonly mind: Mind;
  readonly reader: Reader;
  readonly at: number;
  readonly decided: Decided;
}

/** Decisions about unknown keys change nothing and give nothing back. */
export function decide(mind: Mind, reader: Reader, made: { decision: Decision; at: number }): Decided {
  const { decision, at } = made;
  const deciding: Deciding = { mind, reader, at, decided: { events: [], moves: [], made: [] } };
  switch (decision.type) {
    case 'merge':
      join(deciding, decision.from, decision.into);
      break;
    case 'same':
      join(deciding, Math.max(decision.a, decision.b), Math.min(decision.a, decision.b));
      break;
    case 'unmerge':
      part(deciding, decision.from);
      break;
    case 'notSame':
      keepApart(mind, decision.a, decision.b);
      break;
    case 'move':
      moveText(deciding, decision);
      break;
    case 'split':
      splitOff(deciding, decision);
      break;
    case 'judge':
      judge(deciding, decision);
      break;
    case 'dismiss':
      dismiss(mind, decision);
  }
  return deciding.decided;
}

function join({ mind, at, decided }: Deciding, a: number, b: number): void {
  const { book, laws } = mind;
  if (!book.record(a) || !book.record(b)) return;
  laws.unite(a, b, book.lineage);
  const [from, into] = [book.resolve(a), book.resolve(b)];
  laws.keep(into);
  if (from === into) return;
  learnPains(mind, from, into, true);
  book.merge(from, into);
  decided.events.push({ type: 'merged', from, into, at, likeness: 1 });
}

function part({ mind, at, decided }: Deciding, from: number): void {
  const into = mind.book.unmerge(from);
  if (into === null) return;
  keepApart(mind, from, into);
  decided.events.push({ type: 'unmerged', pain: from, from: mind.book.resolve(into), at });
}

function keepApart(mind: Mind, a: number, b: number): void {
  if (mind.book.resolve(a) === mind.book.resolve(b)) return;
  learnPains(mind, a, b, false);
  mind.laws.separate(a, b);
  mind.laws.keep(a);
  mind.laws.keep(b);
}

function learnPains(mind: Mind, a: number, b: number, same: boolean): void {
  const sides = { left: threadsIn(mind, a), right: threadsIn(mind, b) };
  learnThreads(mind, sides, { same, weight: 1, about: aboutPains(a, b) });
}

/** What a person says of one point teaches, and moves nothing. */
function judge({ mind, reader }: Deciding, said: Judgement): void {
  const about = aboutText(said.text);
  if (said.belongs === null) mind.teaching.forget(about);
  else if (mind.book.record(said.pain))
    learnText(mind, reader, said, { same: said.belongs, weight: 1, about });
}

/** A suggestion turned down: a weaker word than a decision, since people also turn down what they do not understand. */
const TURNED_DOWN = 0.5;

function dismiss(mind: Mind, { proposal, undone }: Dismissal): void {
  const { from } = proposal;
  if (undone) {
    if (proposal.type === 'merge')
      mind.teaching.undismiss(from, proposal.into, (pain) => mind.book.resolve(pain));
    mind.teaching.forget(proposal.type === 'merge' ? aboutPains(from, proposal.into) : `split ${from}`);
    return;
  }
  if (proposal.type === 'merge') {
    const { into } = proposal;
    mind.teaching.dismiss(from, into);
    const sides = { left: threadsIn(mind, from), right: threadsIn(mind, into) };
    learnThreads(mind, sides, { same: false, weight: TURNED_DOWN, about: aboutPains(from, into) });
    return;
  }
  const leaving = new Set(proposal.threads);
  const threads = threadsIn(mind, from);
  const sides = {
    left: threads.filter(({ id }) => leaving.has(id)),
    right: threads.filter(({ id }) => !leaving.has(id)),
  };
  learnThreads(mind, sides, { same: true, weight: TURNED_DOWN, about: `split ${from}` });
}

function moveText(deciding: Deciding, { text, from, to }: Extract<Decision, { type: 'move' }>): void {
  const { mind, reader } = deciding;
  if (mind.book.record(to)) {
    const about = aboutText(text);
    learnText(mind, reader, { text, thread: null, pain: to }, { same: true, weight: 1, about });
    if (from !== null && mind.book.record(from) && mind.book.resolve(from) !== mind.book.resolve(to))
      learnText(
        mind,
        reader,
        { text, thread: likeliestThread(deciding, text, from), pain: from },
        { same: false, weight: 1, about: `not ${about}` },
      );
  }
  pin(deciding, text, to);
}

/** The thread of a pain that holds the very text, which says nothing about whether its like belongs there. */
function likeliestThread({ mind }: Deciding, text: string, pain: number): number | null {
  return threadsIn(mind, pain).find((thread) => text.startsWith(thread.text))?.id ?? null;
}

function splitOff(deciding: Deciding, decision: Extract<Decision, { type: 'split' }>): void {
  const { mind, at, decided } = deciding;
  const { from, into } = decision;
  if (!mind.book.record(from) || !mind.book.record(into)) return;
  for (const id of decision.threads ?? []) {
    const thread = threadOf(mind, id);
    if (!thread || mind.book.resolve(thread.pain) === into) continue;
    decided.moves.push({ thread: id, from: mind.book.resolve(thread.pain), to: into });
    mind.book.shift(thread.pain, into, thread.size);
    mind.threads[mind.book.record(into)?.nature ?? 'pain'].assign(thread, into);
    thread.pinned = true;
  }
  for (const text of decision.texts ?? []) pin(deciding, text, into);
  keepApart(mind, from, into);
  decided.events.push({ type: 'split', from, into, at });
}

function threadOf(mind: Mind, id: number): Thread | undefined {
  return mind.threads.pain.get(id) ?? mind.threads.delight.get(id);
}

/** A thread of its own for the text, in the given pain: what is like it follows. */
function pin({ mind, reader, at, decided }: Deciding, text: string, pain: number): void {
  const record = mind.book.record(pain);
  if (!record) return;
  const terms = termsOf(reader.words(text));
  const vector = mind.encoder.encode(terms);
  const near = mind.threads[record.nature].near({ ...vector, keys: terms.keys }, 0);
  const id = mind.nextThread++;
  mind.threads[record.nature].add({
    id,
    nature: record.nature,
    pain,
    ids: terms.ids,
    counts: terms.counts,
    words: terms.words,
    keys: terms.keys,
    wide: terms.wide,
    weights: vector.weights,
    near: Uint32Array.from(near, ({ thread }) => thread.id),
    likeness: Float32Array.from(near, ({ likeness }) => likeness),
    size: 1,
    bornAt: at,
    lastAt: at,
    settled: true,
    pinned: true,
    voice: '',
    text: text.slice(0, 160),
    language: '',
  });
  decided.made.push({ text, thread: id, pain });
}
