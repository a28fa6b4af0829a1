import type { Decision, Move, Nature } from '@gongjian/engines/pains';
import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { listeningDecisions, listeningStates, type Told } from '../pains/tables.ts';
import type { Entry } from './book.ts';
import type { DecidedAndPortrayed } from './engine/ear.ts';
import { followLineage, type Hand, portray } from './settle.ts';
import { nothingSettled, type Settled } from './settled.ts';
import { writeSettled } from './store/write.ts';
import type { Pause } from './stream.ts';

/** Until the engine has a better one, a new pain is called by what its first point says, up to so many characters. */
const LONGEST_TITLE = 30;

/**
 * A person's decision under way: the engine is told first, between two batches; then everything that follows is
 * written in one transaction, with what the engine was told, so that a restart tells it again at the same place.
 * Whoever begins to tell must write: where that fails the stream begins again from the database.
 */
export class Verdict {
  readonly settled: Settled = nothingSettled();
  readonly #pause: Pause;
  readonly #call: Call;
  readonly #hand: Hand;
  readonly #told: Told[] = [];
  readonly #moves: Move[] = [];

  constructor(pause: Pause, call: Call, detail: Record<string, unknown> = {}) {
    this.#pause = pause;
    this.#call = call;
    this.#hand = { byPerson: true, actorName: call.actor.name, newId, detail };
  }

  /** Whole threads that the engine moved between pains. */
  get moves(): readonly Move[] {
    return this.#moves;
  }

  /** A pain with no point yet. @param first time and words of the first point that will be in it */
  async newPain(nature: Nature, first: { at: Date; text: string }): Promise<Entry> {
    const { ears, workspaceId, book } = this.#pause;
    const key = await ears.newPain(workspaceId, this.#call.now.getTime(), nature);
    const entry: Entry = { key, id: newId(), nature, into: null };
    book.add(entry);
    const title = [...first.text.trim()].slice(0, LONGEST_TITLE).join('');
    this.settled.born.push({ id: entry.id, key, nature, at: first.at, title });
    this.#told.push({ type: 'newPain', nature, key });
    return entry;
  }

  /** Tells the engine and takes up what follows. */
  async tell(decision: Decision): Promise<DecidedAndPortrayed> {
    const { ears, workspaceId, book } = this.#pause;
    const decided = await ears.decide(workspaceId, decision, this.#call.now.getTime());
    this.#told.push(decision);
    this.#moves.push(...decided.moves);
    followLineage(this.settled, decided.events, book, this.#hand);
    portray(this.settled, decided.portraits, book);
    return decided;
  }

  /** An event that the engine does not know of. */
  note(type: string, painId: string, detail: Record<string, unknown>, otherId: string | null = null): void {
    this.settled.events.push({
      id: newId(),
      painId,
      otherId,
      type,
      at: this.#call.now,
      byPerson: true,
      actorName: this.#call.actor.name,
      detail: { ...this.#hand.detail, ...detail },
    });
  }

  /** Writes everything in the caller's transaction. @throws where another server has meanwhile listened on */
  async write(queries: Queries): Promise<void> {
    const { workspaceId, heardSeq, decisions } = this.#pause;
    const count = this.#told.length;
    const moved = await queries
      .update(listeningStates)
      .set({ decisions: sql`${listeningStates.decisions} + ${count}` })
      .where(
        and(
          eq(listeningStates.workspaceId, workspaceId),
          eq(listeningStates.heardSeq, heardSeq),
          eq(listeningStates.decisions, decisions),
        ),
      );
    if (moved.rowCount !== 1) throw new Error('Another server listens to this workspace');
    await writeSettled(queries, workspaceId, this.settled);
    if (count === 0) return;
    await queries.insert(listeningDecisions).values(
      this.#told.map((decision, i) => ({
        workspaceId,
        n: decisions + 1 + i,
        afterSeq: heardSeq,
        at: this.#call.now,
        decision,
      })),
    );
  }

  /** After the commit: the stream goes on from here. */
  close(): void {
    this.#pause.decisions += this.#told.length;
  }
}
