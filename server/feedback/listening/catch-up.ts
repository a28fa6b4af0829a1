import type { Decision, PointKind } from '@gongjian/engines/pains';
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import { listeningDecisions, pains, points, type Told } from '../pains/tables.ts';
import { voices } from '../voices/tables.ts';
import type { Book } from './book.ts';
import type { Ears, Relearned } from './engine/ear.ts';
import { ENGINE } from './engine/engine.ts';
import { heardVoice } from './stages/hear.ts';
import { VOICE_COLUMNS } from './stages/read.ts';
import { type ListeningState, readBook, readState } from './state.ts';

/** Voices that are learned again at once. */
const PAGE = 2_000;

export interface CaughtUp {
  readonly state: ListeningState;
  readonly book: Book;
  /** The engine had to learn everything anew: keep a snapshot soon. */
  readonly anew: boolean;
}

/** Where a replay begins, and whether it follows every decision or takes the points as they stand now. */
interface Replay {
  readonly queries: Queries;
  readonly ears: Ears;
  readonly workspaceId: string;
  readonly from: number;
  readonly to: number;
  readonly asFirstHeard: boolean;
}

/**
 * Opens a workspace's engine as if it had never been closed: the newest snapshot, then the stored voices with their
 * stored points and the decisions between them, in order. Another engine, or a snapshot that cannot be read, learns
 * from the points as they stand: pains keep their identity whatever engine listens.
 */
export async function catchUp(queries: Queries, ears: Ears, workspaceId: string): Promise<CaughtUp> {
  const state = await readState(queries, workspaceId);
  const book = await readBook(queries, workspaceId);
  const replay = { queries, ears, workspaceId, from: 0, to: state.heardSeq, asFirstHeard: true };
  const opened = await openSnapshot(ears, workspaceId, state);
  // What was grouped anew cannot be followed voice by voice, only from the snapshot taken after it.
  const anew = !opened && (state.snapshot !== null || state.consolidatedSeq !== null);
  if (anew || state.engine !== ENGINE) {
    await relearn({ ...replay, asFirstHeard: false });
    await reserveKeys(ears, workspaceId, book);
    await teachAgain(replay, book);
  } else {
    await follow({ ...replay, from: opened ? state.snapshotSeq! : 0 }, opened ? state.snapshotDecisions! : 0);
  }
  await reconcile(ears, workspaceId, book);
  return { state, book, anew };
}

/** Voices and decisions in the order in which they came. */
async function follow(replay: Replay, afterDecision: number): Promise<void> {
  const { queries, ears, workspaceId } = replay;
  let from = replay.from;
  for (const { afterSeq, at, decision } of await readDecisions(queries, workspaceId, afterDecision)) {
    await relearn({ ...replay, from, to: afterSeq });
    from = Math.max(from, afterSeq);
    await tell(ears, workspaceId, decision, at);
  }
  await relearn({ ...replay, from });
}

async function openSnapshot(ears: Ears, workspaceId: string, state: ListeningState): Promise<boolean> {
  if (state.snapshot !== null && state.engine === ENGINE) {
    try {
      await ears.open(workspaceId, new Uint8Array(state.snapshot));
      return true;
    } catch {
      // A snapshot that cannot be read costs time, not data: everything is learned from the stored points.
    }
  }
  await ears.open(workspaceId, null);
  return false;
}

function readDecisions(queries: Queries, workspaceId: string, after: number) {
  return queries
    .select()
    .from(listeningDecisions)
    .where(and(eq(listeningDecisions.workspaceId, workspaceId), gt(listeningDecisions.n, after)))
    .orderBy(asc(listeningDecisions.n));
}

async function tell(ears: Ears, workspaceId: string, told: Told, at: Date): Promise<void> {
  if (told.type === 'newPain') await ears.newPain(workspaceId, at.getTime(), told.nature);
  else await ears.decide(workspaceId, told, at.getTime());
}

async function relearn(replay: Replay): Promise<void> {
  const { ears, workspaceId, to } = replay;
  for (let from = replay.from; from < to; from = Math.min(from + PAGE, to)) {
    await ears.relearn(workspaceId, await readHeard({ ...replay, from, to: Math.min(from + PAGE, to) }));
  }
}

/** Voices with their points, in order of arrival. Numbers of arrival have no gaps, so a range is a page. */
async function readHeard({ queries, workspaceId, from, to, asFirstHeard }: Replay): Promise<Relearned[]> {
  const rows = await queries
    .select({
      voice: VOICE_COLUMNS,
      point: {
        start: points.start,
        end: points.end,
        kind: asFirstHeard ? sql<PointKind>`coalesce(${points.heardKind}, ${points.kind})` : points.kind,
        mood: points.mood,
        urgency: points.urgency,
        likeness: points.likeness,
        repeat: points.repeat,
        pain: asFirstHeard
          ? sql<number | null>`nullif(coalesce(${points.heardKey}, ${pains.key}), 0)`
          : pains.key,
        thread: asFirstHeard
          ? sql<number | null>`nullif(coalesce(${points.heardThread}, ${points.thread}), 0)`
          : points.thread,
      },
    })
    .from(voices)
    .innerJoin(points, and(eq(points.workspaceId, voices.workspaceId), eq(points.voiceId, voices.id)))
    .leftJoin(pains, and(eq(pains.workspaceId, points.workspaceId), eq(pains.id, points.painId)))
    .where(and(eq(voices.workspaceId, workspaceId), gt(voices.seq, from), lte(voices.seq, to)))
    .orderBy(asc(voices.seq), asc(points.n));
  const relearned: Relearned[] = [];
  for (const { voice, point } of rows) {
    const last = relearned.at(-1);
    if (last?.voice.id === voice.id) last.points.push(point);
    else relearned.push({ voice: heardVoice(voice), points: [point] });
  }
  return relearned;
}

/** Tells a new engine which pains people took apart, and what they taught. */
async function teachAgain({ queries, ears, workspaceId }: Replay, book: Book): Promise<void> {
  for (const { decision, at } of await readDecisions(queries, workspaceId, 0)) {
    if (decision.type === 'notSame' || decision.type === 'split') {
      const [a, b] = decision.type === 'split' ? [decision.from, decision.into] : [decision.a, decision.b];
      if (book.knows(a) && book.knows(b) && book.root(a).key !== book.root(b).key) {
        await ears.decide(workspaceId, { type: 'notSame', a, b }, at.getTime());
      }
    }
    const about =
      decision.type === 'judge' ? decision.pain : decision.type === 'dismiss' ? decision.proposal.from : null;
    if (about !== null && book.knows(about))
      await ears.decide(workspaceId, decision as Decision, at.getTime());
  }
}

/** A key of a pain that has lost all its points is unknown to an engine that learned from points; never give it again. */
async function reserveKeys(ears: Ears, workspaceId: string, book: Book): Promise<void> {
  const highest = Math.max(0, ...[...book.entries()].map(({ key }) => key));
  while (highest > 0 && (await ears.newPain(workspaceId, 0, 'pain')) < highest);
}

/** Makes the engine's merges those of the database, where a new engine saw it differently. */
async function reconcile(ears: Ears, workspaceId: string, book: Book): Promise<void> {
  const entries = [...book.entries()];
  const roots = await ears.resolve(
    workspaceId,
    entries.map(({ key }) => key),
  );
  for (const [i, { key, into }] of entries.entries()) {
    if (into === null && roots[i] !== key) await ears.decide(workspaceId, { type: 'unmerge', from: key }, 0);
  }
  for (const [i, { key, into }] of entries.entries()) {
    if (into !== null && roots[i] !== book.root(key).key) {
      await ears.decide(workspaceId, { type: 'merge', from: key, into }, 0);
    }
  }
}
