/** Carries out what people decide; every decision becomes law. */
import { termsOf } from '../text/terms.ts';
import type { Decision, MadeThread, Move } from './decision.ts';
import type { LineageEvent } from './lineage.ts';
import type { Mind } from './mind.ts';
import type { Reader } from './reading.ts';
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
      pin(deciding, decision.text, decision.to);
      break;
    case 'split':
      splitOff(deciding, decision);
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
  mind.laws.separate(a, b);
  mind.laws.keep(a);
  mind.laws.keep(b);
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
    weights: vector.weights,
    near: Uint32Array.from(near, ({ thread }) => thread.id),
    likeness: Float32Array.from(near, ({ likeness }) => likeness),
    size: 1,
    bornAt: at,
    lastAt: at,
    pinned: true,
    voice: '',
    text: text.slice(0, 160),
    language: '',
  });
  decided.made.push({ text, thread: id, pain });
}
