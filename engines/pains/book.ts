/** The book of pains: every key ever given, what is known of it, and which keys live on together. */
import type { Nature } from './heard.ts';
import { Lineage, type LineageEvent, type LineageState } from './lineage.ts';

export interface PainRecord {
  readonly pain: number;
  readonly nature: Nature;
  readonly bornAt: number;
  lastAt: number;
  /** Points heard under this very key. */
  points: number;
  archived: boolean;
  /** Has been through a consolidation: from then on large changes are proposed, not made. */
  settled: boolean;
}

export interface PainState {
  readonly pain: number;
  readonly nature: Nature;
  readonly points: number;
  readonly bornAt: number;
  readonly lastAt: number;
  readonly archived: boolean;
}

export interface BookState {
  readonly lineage: LineageState;
  readonly records: readonly PainRecord[];
}

export class Book {
  readonly lineage: Lineage;
  readonly #records = new Map<number, PainRecord>();
  /** Living key → all keys that resolve to it, itself first. */
  readonly #members = new Map<number, number[]>();
  /** Living keys that, or of whose members any, are archived. */
  readonly #idle = new Set<number>();

  constructor(state?: BookState) {
    this.lineage = new Lineage(state?.lineage);
    for (const record of state?.records ?? []) this.#records.set(record.pain, { ...record });
    this.#gatherMembers();
  }

  born(nature: Nature, at: number, events: LineageEvent[]): number {
    const pain = this.lineage.take();
    this.enter(pain, nature, at);
    events.push({ type: 'born', pain, nature, at });
    return pain;
  }

  /** Writes down a key that was given before the state at hand; does nothing for a known one. */
  enter(pain: number, nature: Nature, at: number): void {
    if (this.#records.has(pain)) return;
    this.lineage.seen(pain);
    this.#records.set(pain, {
      pain,
      nature,
      bornAt: at,
      lastAt: at,
      points: 0,
      archived: false,
      settled: false,
    });
    this.#members.set(pain, [pain]);
  }

  count(pain: number, at: number, events: LineageEvent[]): void {
    const record = this.#records.get(pain)!;
    record.points++;
    record.lastAt = Math.max(record.lastAt, at);
    const root = this.lineage.resolve(pain);
    if (!this.#idle.delete(root)) return;
    for (const member of this.#members.get(root)!) {
      const own = this.#records.get(member)!;
      if (!own.archived) continue;
      own.archived = false;
      if (member === root) events.push({ type: 'reopened', pain: root, at });
    }
  }

  resolve(pain: number): number {
    return this.lineage.resolve(pain);
  }

  /** All keys that resolve to this living one, itself first. */
  members(pain: number): readonly number[] {
    return this.#members.get(pain) ?? [];
  }

  record(pain: number): PainRecord | undefined {
    return this.#records.get(pain);
  }

  merge(from: number, into: number): void {
    this.lineage.merge(from, into);
    this.#members.get(into)!.push(...this.#members.get(from)!);
    this.#members.delete(from);
    if (this.#idle.delete(from)) this.#idle.add(into);
  }

  unmerge(from: number): number | null {
    const into = this.lineage.unmerge(from);
    if (into !== null) this.#gatherMembers();
    return into;
  }

  /** Moves counted points from one key to another, as threads move. */
  shift(from: number, to: number, points: number): void {
    const record = this.#records.get(from);
    if (record) record.points = Math.max(0, record.points - points);
    const other = this.#records.get(to)!;
    other.points += points;
    other.lastAt = Math.max(other.lastAt, record?.lastAt ?? other.lastAt);
  }

  settle(pain: number): void {
    for (const member of this.#members.get(pain) ?? []) this.#records.get(member)!.settled = true;
  }

  isSettled(pain: number): boolean {
    return (this.#members.get(pain) ?? []).some((member) => this.#records.get(member)!.settled);
  }

  points(pain: number): number {
    let sum = 0;
    for (const member of this.#members.get(pain) ?? []) sum += this.#records.get(member)!.points;
    return sum;
  }

  /** Living keys in rising order, whatever was merged before and after a restart. */
  living(): number[] {
    return [...this.#members.keys()].sort((a, b) => a - b);
  }

  state(pain: number): PainState {
    const records = this.#members.get(pain)!.map((member) => this.#records.get(member)!);
    return {
      pain,
      nature: this.#records.get(pain)!.nature,
      points: this.points(pain),
      bornAt: Math.min(...records.map((record) => record.bornAt)),
      lastAt: Math.max(...records.map((record) => record.lastAt)),
      archived: records.every((record) => record.archived),
    };
  }

  /** Archives what nobody spoke of since `before`; pains of a single point go silently. */
  archive(before: number, at: number, events: LineageEvent[]): void {
    const silent = [...this.#members].filter(
      ([root, members]) =>
        !this.#records.get(root)!.archived &&
        members.every((member) => this.#records.get(member)!.lastAt < before),
    );
    for (const [root, members] of silent.sort(([a], [b]) => a - b)) {
      for (const member of members) this.#records.get(member)!.archived = true;
      this.#idle.add(root);
      if (this.points(root) > 1) events.push({ type: 'archived', pain: root, at });
    }
  }

  #gatherMembers(): void {
    this.#members.clear();
    this.#idle.clear();
    for (const [pain, { archived }] of this.#records) {
      const root = this.lineage.resolve(pain);
      if (archived) this.#idle.add(root);
      const members = this.#members.get(root);
      if (!members) this.#members.set(root, [pain]);
      else if (pain === root) members.unshift(pain);
      else members.push(pain);
    }
  }

  stored(): BookState {
    return { lineage: this.lineage.state(), records: [...this.#records.values()] };
  }
}
