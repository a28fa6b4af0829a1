/** The live threads of one nature: found by likeness, bounded in number, weighed anew from time to time. */
import type { LexicalEncoder } from './encoder.ts';
import { type KeyedVector, Postings } from './postings.ts';
import { Slab } from './slab.ts';
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
  #slab = new Slab();

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
    this.#unfile(thread);
    thread.pain = pain;
    this.#file(thread);
  }

  #file(thread: Thread): void {
    const filed = this.#byPain.get(thread.pain);
    if (filed) filed.add(thread);
    else this.#byPain.set(thread.pain, new Set([thread]));
  }

  /** Takes a thread in; its arrays are copied. */
  add(thread: Thread): void {
    house(thread, this.#slab);
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
    for (const thread of this.#byId.values()) encoder.encodeInto(thread, thread.weights);
    this.#index();
  }

  #index(): void {
    this.#postings = new Postings();
    this.#slots = [];
    for (const thread of this.#byId.values()) this.#slots[this.#postings.add(thread)] = thread;
  }

  /** Lets the least telling threads go until `most` are left. */
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
      this.#unfile(thread);
    }
    this.#slab = new Slab();
    for (const thread of this.#byId.values()) house(thread, this.#slab);
    this.#index();
  }

  #unfile(thread: Thread): void {
    const filed = this.#byPain.get(thread.pain);
    filed?.delete(thread);
    if (filed?.size === 0) this.#byPain.delete(thread.pain);
  }
}

/** Moves the arrays of a thread into the slab. */
function house(thread: Thread, slab: Slab): void {
  thread.ids = slab.numbers(thread.ids);
  thread.counts = slab.fractions(thread.counts);
  thread.weights = slab.fractions(thread.weights);
  thread.near = slab.numbers(thread.near);
  thread.likeness = slab.fractions(thread.likeness);
}
