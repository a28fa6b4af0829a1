/** Posting lists of all terms in two packed arrays: slots in the order of adding, with the term's weight there. */
import { TERM_SPACE } from '../text/terms.ts';

/** Entries of one list that are kept: the newest; a longer one is cut back to `KEPT`. */
const MOST = 256;
const KEPT = 200;
/** Room of a new list, and of the whole at first; both double. */
const FIRST_ROOM = 2;
const FIRST_SIZE = 1 << 14;

/**
 * A list has room for 2, 4 … 256 entries; one that outgrows its room moves, and the room it leaves serves the next
 * list of that size.
 */
export class PostingLists {
  /** Where the list of each term starts and how many entries it has; read `slots` and `weights` from there. */
  readonly start = new Int32Array(TERM_SPACE);
  readonly length = new Uint16Array(TERM_SPACE);
  readonly #room = new Uint16Array(TERM_SPACE);
  slots = new Int32Array(FIRST_SIZE);
  weights = new Float32Array(FIRST_SIZE);
  #end = 0;
  /** Starts of rooms that were left, by their size. */
  readonly #left = new Map<number, number[]>();

  push(term: number, slot: number, weight: number): void {
    const length = this.length[term]!;
    if (length === this.#room[term]) this.#widen(term);
    const at = this.start[term]! + this.length[term]!;
    this.slots[at] = slot;
    this.weights[at] = weight;
    this.length[term]!++;
  }

  #widen(term: number): void {
    const room = this.#room[term]!;
    const start = this.start[term]!;
    if (room >= MOST) {
      this.slots.copyWithin(start, start + room - KEPT, start + room);
      this.weights.copyWithin(start, start + room - KEPT, start + room);
      this.length[term] = KEPT;
      return;
    }
    const wider = room === 0 ? FIRST_ROOM : room * 2;
    const to = this.#left.get(wider)?.pop() ?? this.#append(wider);
    if (room > 0) {
      this.slots.copyWithin(to, start, start + room);
      this.weights.copyWithin(to, start, start + room);
      const left = this.#left.get(room);
      if (left) left.push(start);
      else this.#left.set(room, [start]);
    }
    this.start[term] = to;
    this.#room[term] = wider;
  }

  #append(room: number): number {
    const start = this.#end;
    this.#end += room;
    if (this.#end > this.slots.length) {
      const slots = new Int32Array(this.slots.length * 2);
      const weights = new Float32Array(this.slots.length * 2);
      slots.set(this.slots);
      weights.set(this.weights);
      this.slots = slots;
      this.weights = weights;
    }
    return start;
  }
}
