import type { HeardPoint, LineageEvent } from '@gongjian/engines/pains';
import type { Book } from './book.ts';
import type { Hearing, Portrayed } from './engine/ear.ts';
import { countDay, type EventRow, nothingSettled, type Settled } from './settled.ts';
import type { StoredVoice } from './stages/stage.ts';

/** Who is behind a change of lineage, and where ids come from. */
export interface Hand {
  readonly byPerson: boolean;
  readonly actorName: string;
  readonly newId: () => string;
  readonly detail?: Record<string, unknown>;
}

/** Turns what the engine heard into rows; keeps the book in step. */
export function settleHearing(
  hearing: Hearing,
  voices: readonly StoredVoice[],
  book: Book,
  hand: Hand,
): Settled {
  const settled = nothingSettled();
  followLineage(settled, hearing.events, book, hand);
  const points = new Map(hearing.voices.map((heard) => [heard.id, heard.points]));
  for (const voice of voices) settleVoice(settled, voice, points.get(voice.id) ?? [], book);
  portray(settled, hearing.portraits, book);
  return settled;
}

/** Every voice has a point, so that none is dropped without a trace: one that says nothing counts as noise. */
const silence = (voice: StoredVoice): HeardPoint => ({
  start: 0,
  end: voice.text.length,
  kind: 'noise',
  mood: 0,
  urgency: 0,
  pain: null,
  thread: null,
  likeness: 0,
  repeat: false,
});

function settleVoice(settled: Settled, voice: StoredVoice, heard: readonly HeardPoint[], book: Book): void {
  const points = heard.length > 0 ? heard : [silence(voice)];
  for (const [n, point] of points.entries()) {
    const { pain, ...said } = point;
    const { occurredAt, authorKey, channel, language } = voice;
    const painId = pain === null ? null : book.entry(pain).id;
    const row = { ...said, voiceId: voice.id, n, painId, occurredAt, authorKey, channel, language };
    settled.points.push(row);
    countDay(settled.days, row, 1);
    if (painId !== null) stretch(settled, painId, occurredAt);
  }
}

/** Widens the time from a pain's first to its last voice. */
function stretch(settled: Settled, id: string, at: Date): void {
  const span = settled.spans.get(id) ?? { id, first: at, last: at };
  settled.spans.set(id, {
    id,
    first: at < span.first ? at : span.first,
    last: at > span.last ? at : span.last,
  });
}

/** Writes the engine's lineage into the book and the rows. */
export function followLineage(
  settled: Settled,
  events: readonly LineageEvent[],
  book: Book,
  hand: Hand,
): void {
  for (const event of events) {
    const at = new Date(event.at);
    if (event.type === 'born') bear(settled, event, book, hand);
    if (event.type === 'merged') remember(settled, book.merge(event.from, event.into));
    if (event.type === 'unmerged') remember(settled, book.unmerge(event.pain));
    if (event.type === 'archived') settled.archived.set(book.entry(event.pain).id, at);
    if (event.type === 'reopened') settled.archived.set(book.entry(event.pain).id, null);
    settled.events.push(eventRow(event, book, hand));
  }
}

function bear(
  settled: Settled,
  event: Extract<LineageEvent, { type: 'born' }>,
  book: Book,
  hand: Hand,
): void {
  const born = { id: hand.newId(), key: event.pain, nature: event.nature, at: new Date(event.at), title: '' };
  book.add({ key: born.key, id: born.id, nature: born.nature, into: null });
  settled.born.push(born);
}

function remember(settled: Settled, moved: ReturnType<Book['merge']>): void {
  for (const resolved of moved) settled.resolved.set(resolved.id, resolved);
}

export function portray(settled: Settled, portraits: readonly Portrayed[], book: Book): void {
  for (const { pain, described } of portraits) {
    const { id } = book.entry(pain);
    const { title, words, typical } = described;
    settled.portraits.set(id, { id, title, words, typical });
  }
}

function eventRow(event: LineageEvent, book: Book, hand: Hand): EventRow {
  const [pain, other] =
    'into' in event
      ? [event.from, event.into]
      : 'from' in event
        ? [event.pain, event.from]
        : [event.pain, null];
  return {
    id: hand.newId(),
    painId: book.entry(pain).id,
    otherId: other === null ? null : book.entry(other).id,
    type: event.type,
    at: new Date(event.at),
    byPerson: hand.byPerson,
    actorName: hand.actorName,
    detail: { ...('likeness' in event && { likeness: event.likeness }), ...hand.detail },
  };
}
