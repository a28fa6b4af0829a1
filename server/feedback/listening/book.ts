import type { Nature } from '@gongjian/engines/pains';

/** A pain as the stream knows it: the engine's key, the lasting id, and what it was merged into directly. */
export interface Entry {
  readonly key: number;
  readonly id: string;
  readonly nature: Nature;
  readonly into: number | null;
}

/** Where a pain now points: the direct merge, and the pain that lives on. */
export interface Resolved {
  readonly id: string;
  readonly mergedIntoId: string | null;
  readonly resolvedId: string;
}

/** Which key is which id, and who was merged into whom, as the database has it. */
export class Book {
  readonly #byKey = new Map<number, Entry>();
  readonly #byId = new Map<string, Entry>();
  readonly #members = new Map<number, Set<number>>();

  constructor(entries: readonly Entry[] = []) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: Entry): void {
    this.#byKey.set(entry.key, entry);
    this.#byId.set(entry.id, entry);
    const root = entry.into === null ? entry.key : this.#rootOf(entry);
    this.#membersOf(root).add(entry.key);
    const own = this.#members.get(entry.key);
    if (own && root !== entry.key) this.#gather(own, root);
  }

  entry(key: number): Entry {
    const entry = this.#byKey.get(key);
    if (!entry) throw new Error(`The engine names pain ${key}, which was never stored`);
    return entry;
  }

  find(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  knows(key: number): boolean {
    return this.#byKey.has(key);
  }

  entries(): Iterable<Entry> {
    return this.#byKey.values();
  }

  /** The pain that lives on for this one. */
  root(key: number): Entry {
    return this.entry(this.#rootOf(this.entry(key)));
  }

  /** Every pain that resolves to the one that this resolves to. */
  group(key: number): Entry[] {
    return [...this.#membersOf(this.root(key).key)].map((member) => this.entry(member));
  }

  /** @returns all pains that resolve elsewhere from now on */
  merge(from: number, into: number): Resolved[] {
    const moved = [...this.#membersOf(from)];
    this.#link(from, into);
    this.#gather(moved, this.root(into).key);
    return moved.map((key) => this.#resolved(key));
  }

  /** @returns all pains that resolve elsewhere from now on */
  unmerge(pain: number): Resolved[] {
    const group = [...this.#membersOf(this.root(pain).key)];
    this.#link(pain, null);
    const moved = group.filter((key) => this.root(key).key === pain);
    for (const members of this.#members.values()) for (const key of moved) members.delete(key);
    this.#members.set(pain, new Set(moved));
    return moved.map((key) => this.#resolved(key));
  }

  #link(key: number, into: number | null): void {
    const entry = { ...this.entry(key), into };
    this.#byKey.set(key, entry);
    this.#byId.set(entry.id, entry);
  }

  #resolved(key: number): Resolved {
    const { id, into } = this.entry(key);
    return {
      id,
      mergedIntoId: into === null ? null : this.entry(into).id,
      resolvedId: this.root(key).id,
    };
  }

  #rootOf(entry: Entry): number {
    let at = entry;
    for (let next = at.into; next !== null; next = at.into) {
      const into = this.#byKey.get(next);
      if (!into) return next;
      at = into;
    }
    return at.key;
  }

  #membersOf(root: number): Set<number> {
    const members = this.#members.get(root) ?? new Set();
    this.#members.set(root, members);
    return members;
  }

  #gather(keys: Iterable<number>, root: number): void {
    const members = this.#membersOf(root);
    for (const key of keys) members.add(key);
    for (const key of members) if (key !== root) this.#members.delete(key);
  }
}
