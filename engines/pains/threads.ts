/** Threads: small groups of points that say nearly the same, found again through an inverted index. */
import type { SparseVector } from './encoder.ts';

export interface Thread {
  readonly id: number;
  /** Key of its pain as given; resolve it through the lineage. */
  pain: number;
  /** Sum of its members' vectors. */
  readonly sum: Map<number, number>;
  /** Squared length of the sum. */
  square: number;
  size: number;
  lastAt: number;
  /** Made by a person's decision: stays where it was put. */
  pinned: boolean;
}

export interface Near {
  readonly thread: Thread;
  readonly likeness: number;
}

export class Threads {
  readonly all = new Map<number, Thread>();
  readonly #index = new Map<number, number[]>();

  make(made: { id: number; pain: number; vector: SparseVector; at: number; pinned: boolean }): Thread {
    const { id, pain, vector, at, pinned } = made;
    const thread: Thread = { id, pain, sum: new Map(), square: 0, size: 0, lastAt: at, pinned };
    this.all.set(id, thread);
    this.join(thread, vector, at);
    return thread;
  }

  join(thread: Thread, vector: SparseVector, at: number): void {
    let square = thread.square;
    for (let i = 0; i < vector.ids.length; i++) {
      const id = vector.ids[i]!;
      const weight = vector.weights[i]!;
      const before = thread.sum.get(id);
      if (before === undefined) this.#post(id, thread.id);
      const after = (before ?? 0) + weight;
      square += after * after - (before ?? 0) ** 2;
      thread.sum.set(id, after);
    }
    thread.square = square;
    thread.size++;
    thread.lastAt = Math.max(thread.lastAt, at);
  }

  /** Takes a thread up again from a stored state. */
  restore(thread: Thread): void {
    this.all.set(thread.id, thread);
    for (const id of thread.sum.keys()) this.#post(id, thread.id);
  }

  /** The most alike threads, best first, the older first among equals; at most `limit`. */
  near(vector: SparseVector, limit: number): Near[] {
    const dots = new Map<number, number>();
    for (let i = 0; i < vector.ids.length; i++) {
      const id = vector.ids[i]!;
      const weight = vector.weights[i]!;
      for (const thread of this.#index.get(id) ?? []) {
        dots.set(thread, (dots.get(thread) ?? 0) + weight * this.all.get(thread)!.sum.get(id)!);
      }
    }
    const near: Near[] = [];
    for (const [id, dot] of dots) {
      const thread = this.all.get(id)!;
      near.push({ thread, likeness: Math.min(1, dot / Math.sqrt(thread.square)) });
    }
    near.sort((a, b) => b.likeness - a.likeness || a.thread.id - b.thread.id);
    return near.slice(0, limit);
  }

  #post(term: number, thread: number): void {
    const posting = this.#index.get(term);
    if (posting) posting.push(thread);
    else this.#index.set(term, [thread]);
  }
}

/** The thread's own vector, of length one. */
export function centre(thread: Thread): SparseVector {
  const scale = thread.square > 0 ? 1 / Math.sqrt(thread.square) : 0;
  return {
    ids: Uint32Array.from(thread.sum.keys()),
    weights: Float32Array.from(thread.sum.values(), (weight) => weight * scale),
  };
}
