/** The live threads of one nature: found by likeness, bounded in number, weighed anew from time to time. */
import type { LexicalEncoder } from './encoder.ts';
import { type KeyedVector, Postings } from './postings.ts';
import type { Thread } from './thread.ts';

export interface Near {
  readonly thread: Thread;
  readonly likeness: number;
}

export class Threads {
  readonly #byId = new Map<number, Thread>();
  /** Threads by the pain that they were put into, before merges. */
  readonly #byPain = new Map<number, Set<Thread>>();
  #slots: Thread[] = [];
  #postings = new Postings();

  get size(): number {
    return this.#byId.size;
  }

  all(): IterableIterator<Thread> {
    return this.#byId.values();
  }

  get(id: number): Thread | undefined {
    return this.#byId.get(id);
  }

  /** Threads that were put into this very pain; those of pains merged into it are asked for by their own keys. */
  of(pain: number): Iterable<Thread> {
    return this.#byPain.get(pain) ?? [];
  }

  /** Puts a thread into another pain. */
  assign(thread: Thread, pain: number): void {
    this.#byPain.get(thread.pain)?.delete(thread);
    thread.pain = pain;
    this.#file(thread);
  }

  #file(thread: Thread): void {
    const filed = this.#byPain.get(thread.pain);
    if (filed) filed.add(thread);
    else this.#byPain.set(thread.pain, new Set([thread]));
  }

  add(thread: Thread): void {
    this.#byId.set(thread.id, thread);
    this.#file(thread);
    this.#slots[this.#postings.add(thread)] = thread;
  }

  /** The most alike threads, best first. */
  near(vector: KeyedVector, limit: number): Near[] {
    return this.#postings
      .search(vector, limit)
      .map(({ slot, likeness }) => ({ thread: this.#slots[slot]!, likeness }));
  }

  /** Weighs all threads by the present rarities and indexes them anew. */
  renew(encoder: LexicalEncoder): void {
    this.#postings = new Postings();
    this.#slots = [];
    for (const thread of this.#byId.values()) {
      thread.weights = encoder.encode(thread).weights;
      this.#slots[this.#postings.add(thread)] = thread;
    }
  }

  /** Lets the least telling threads go until `most` are left; `renew` must follow. */
  forget(most: number, rootOf: (thread: Thread) => number): void {
    if (this.#byId.size <= most) return;
    const crowd = new Map<number, number>();
    const ranked = [...this.#byId.values()]
      .sort((a, b) => b.size - a.size || b.lastAt - a.lastAt || a.id - b.id)
      .map((thread) => {
        const root = rootOf(thread);
        const place = crowd.get(root) ?? 0;
        crowd.set(root, place + 1);
        return { thread, place, root };
      });
    // A pain's first threads tell most; lone threads of old go first.
    const value = ({ thread, place, root }: (typeof ranked)[number]) =>
      thread.pinned ? Number.NEGATIVE_INFINITY : crowd.get(root) === 1 && thread.size === 1 ? 64 : place;
    ranked.sort(
      (a, b) => value(a) - value(b) || b.thread.lastAt - a.thread.lastAt || b.thread.id - a.thread.id,
    );
    for (const { thread } of ranked.slice(most)) {
      this.#byId.delete(thread.id);
      this.#byPain.get(thread.pain)?.delete(thread);
    }
  }
}
