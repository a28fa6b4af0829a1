/** Carries out a consolidation: small changes are made, large ones on settled pains are proposed. */
import { regroup } from './consolidation.ts';
import type { Move, Proposal } from './decision.ts';
import type { Nature } from './heard.ts';
import { type Kinship, kinshipOf } from './kinship.ts';
import type { LineageEvent } from './lineage.ts';
import { type Mind, NATURES, rootOf, threadsIn } from './mind.ts';
import type { Reader } from './reading.ts';
import { reasonOf } from './reason.ts';
import { SETTINGS } from './settings.ts';
import { measureShare } from './teaching/second-signal.ts';
import { gatherThemes } from './themes.ts';
import type { Thread } from './thread.ts';
import { isLarge } from './upkeep.ts';

interface Changes {
  readonly events: LineageEvent[];
  readonly moves: Move[];
  readonly proposals: Proposal[];
}

export interface Consolidated extends Changes {
  /** The theme of every live thread. */
  readonly themes: ReadonlyMap<number, number>;
}

/** Growth after which settled pains may be rearranged from the ground once more, while all is young. */
const REGROWN = 2;
/** Days from the first consolidation on in which they may; after that the pains that people know stay. */
const YOUNG_DAYS = 30;
const DAY = 86_400_000;
/** Share of threads that must be new for it at any age, as after the import of an archive. */
const FLOODED = 0.75;

interface Night {
  readonly reader: Reader;
  readonly at: number;
  /** Asked for by a person: settled pains may be rearranged from the ground. */
  readonly ground: boolean;
}

export function consolidate(mind: Mind, night: Night): Consolidated {
  const done: Changes = { events: [], moves: [], proposals: [] };
  const kinships: Partial<Record<Nature, Kinship>> = {};
  const lives = (id: number) => NATURES.some((nature) => mind.threads[nature].get(id) !== undefined);
  mind.meanings.prune((id) => id < 0 || lives(id));
  mind.share = measureShare(mind).share;
  for (const nature of NATURES) {
    if (mind.threads[nature].size === 0) continue;
    const kinship = kinshipOf([...mind.threads[nature].all()], mind.seed);
    kinships[nature] = kinship;
    const subjects = kinship.learned ? kinship.subjects : null;
    consolidateNature(mind, { ...night, nature, subjects }, done);
  }
  mind.settledSince ??= night.at;
  if (mind.heard >= mind.nextGround) mind.nextGround = mind.heard * REGROWN;
  const { themes, ofThread } = gatherThemes(mind, kinships);
  mind.themes = [...themes];
  return { ...done, themes: ofThread };
}

function mayRearrange(
  mind: Mind,
  threads: readonly Thread[],
  { ground, at }: Pick<Night, 'ground' | 'at'>,
): boolean {
  const young = mind.settledSince === null || at - mind.settledSince <= YOUNG_DAYS * DAY;
  const fresh = threads.filter((thread) => !thread.settled).length;
  return ground || (young && mind.heard >= mind.nextGround) || fresh > FLOODED * threads.length;
}

function consolidateNature(
  mind: Mind,
  { nature, subjects, reader, at, ground }: Night & { nature: Nature; subjects: Int32Array | null },
  done: Changes,
): void {
  const { book, laws } = mind;
  mind.threads[nature].renew(mind.encoder);
  const threads = [...mind.threads[nature].all()];
  const root = rootOf(mind);
  const { group, matched } = regroup({
    threads,
    rootOf: root,
    kept: laws.kept(book.lineage),
    apart: laws.apart(book.lineage),
    adjust: !mayRearrange(mind, threads, { ground, at }),
    core: SETTINGS.core,
    neighbours: SETTINGS.neighbours,
    subjects,
    second: mind.share > 0 ? { share: mind.share, vectorOf: (thread) => mind.meanings.of(thread.id) } : null,
    resolution: SETTINGS.painResolution,
    seed: mind.seed,
  });
  const keys = new Map(matched.heirs);
  const targets = Array.from(group, (own) => {
    const known = keys.get(own);
    if (known !== undefined) return known;
    const key = book.born(nature, at, done.events);
    keys.set(own, key);
    const from = matched.sources.get(own);
    if (from !== undefined && from !== key) done.events.push({ type: 'split', from, into: key, at });
    return key;
  });
  absorb(mind, matched.absorbed, { keys, reader, at, done });
  moveThreads(mind, { threads, targets, reader }, done);
  for (const thread of threads) {
    book.settle(root(thread));
    thread.settled = true;
  }
}

/** Pains whose threads went to others become aliases of the one that most went to. */
function absorb(
  mind: Mind,
  absorbed: ReadonlyMap<number, number>,
  {
    keys,
    reader,
    at,
    done,
  }: { keys: ReadonlyMap<number, number>; reader: Reader; at: number; done: Changes },
): void {
  for (const [from, group] of absorbed) {
    const into = keys.get(group)!;
    if (isLarge(mind, from) && isLarge(mind, into)) {
      const sides = { left: threadsIn(mind, from), right: threadsIn(mind, into) };
      done.proposals.push({
        type: 'merge',
        from,
        into,
        reason: reasonOf(mind, reader, { kind: 'alike', ...sides }),
      });
      continue;
    }
    mind.book.merge(from, into);
    done.events.push({ type: 'merged', from, into, at, likeness: 0 });
  }
}

function moveThreads(
  mind: Mind,
  { threads, targets, reader }: { threads: readonly Thread[]; targets: readonly number[]; reader: Reader },
  done: Changes,
): void {
  const root = rootOf(mind);
  const flows = new Map<string, { from: number; to: number; threads: Thread[] }>();
  threads.forEach((thread, i) => {
    const from = root(thread);
    const to = mind.book.resolve(targets[i]!);
    if (from === to || thread.pinned) return;
    const name = `${from} ${to}`;
    const flow = flows.get(name);
    if (flow) flow.threads.push(thread);
    else flows.set(name, { from, to, threads: [thread] });
  });
  for (const { from, to, threads: leaving } of flows.values()) {
    const points = leaving.reduce((sum, thread) => sum + thread.size, 0);
    if (isLarge(mind, from) && points * 5 >= mind.book.points(from)) {
      if (done.proposals.some((one) => one.type === 'merge' && one.from === from)) continue;
      const ids = leaving.map((thread) => thread.id);
      const staying = threadsIn(mind, from).filter((thread) => !leaving.includes(thread));
      const reason = reasonOf(mind, reader, { kind: 'apart', left: leaving, right: staying });
      done.proposals.push({ type: 'split', from, threads: ids, reason });
      continue;
    }
    for (const thread of leaving) {
      done.moves.push({ thread: thread.id, from, to });
      mind.book.shift(thread.pain, to, thread.size);
      mind.threads[mind.book.record(to)?.nature ?? 'pain'].assign(thread, to);
    }
  }
}
