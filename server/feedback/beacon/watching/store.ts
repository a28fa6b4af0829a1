import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { and, eq, gte, lt } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { MindState } from './mind.ts';
import { watchSnapshots, watchStates } from './tables.ts';
import type { WatchedState } from './watched.ts';

/** Change it whenever older snapshots cannot be read; detectors are then made from the bins. */
export const ENGINE = 'surge/1';

/** Rows from here on are kept by others than the watch over voices. */
const OTHERS = 1_000_000;

/** The quickest level, because the stream waits for it. */
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const seal = (value: unknown): Buffer => zstdCompressSync(JSON.stringify(value), QUICK);
const unseal = (bytes: Buffer): unknown => JSON.parse(zstdDecompressSync(bytes).toString('utf8'));

/** A series as it was at those numbers of arrival. */
export interface KeptSeries {
  readonly kept: WatchedState;
  readonly seq: number;
  readonly painSeq: number;
}

/** What was kept of a workspace's watching. */
export interface Kept {
  readonly binned: { readonly seq: number; readonly painSeq: number };
  readonly seenAt: Date | null;
  /** Null where nothing is kept, or another engine kept it. */
  readonly mind: MindState | null;
  readonly detectors: ReadonlyMap<string, KeptSeries>;
}

/** How far watching has come; begins it where nobody watched before. */
export async function readKept(queries: Queries, workspaceId: string): Promise<Kept> {
  await queries.insert(watchStates).values({ workspaceId, engine: ENGINE }).onConflictDoNothing();
  const [row] = await queries.select().from(watchStates).where(eq(watchStates.workspaceId, workspaceId));
  const state = row!;
  const ours = state.engine === ENGINE;
  const shards = ours
    ? await queries
        .select()
        .from(watchSnapshots)
        .where(and(eq(watchSnapshots.workspaceId, workspaceId), lt(watchSnapshots.shard, OTHERS)))
    : [];
  const detectors = new Map<string, KeptSeries>();
  for (const { seq, painSeq, states } of shards) {
    for (const [id, kept] of opened<[string, WatchedState][]>(states) ?? []) {
      // Where series were dropped, an older row may still name one that has moved to another row.
      if ((detectors.get(id)?.seq ?? -1) < seq) detectors.set(id, { kept, seq, painSeq });
    }
  }
  return {
    binned: { seq: state.binnedSeq, painSeq: state.binnedPainSeq },
    seenAt: state.seenAt,
    mind: ours && state.snapshot ? opened<MindState>(state.snapshot) : null,
    detectors,
  };
}

/** A snapshot that cannot be read costs time, not data. */
function opened<T>(bytes: Buffer): T | null {
  try {
    return unseal(bytes) as T;
  } catch {
    return null;
  }
}

/** Moves on what is binned. @returns false where somebody else has moved it meanwhile */
export async function moveBinned(
  queries: Queries,
  workspaceId: string,
  { from, to, now }: { from: Kept['binned']; to: Kept['binned']; now: Date },
): Promise<boolean> {
  const moved = await queries
    .update(watchStates)
    .set({ binnedSeq: to.seq, binnedPainSeq: to.painSeq, seenAt: now })
    .where(
      and(
        eq(watchStates.workspaceId, workspaceId),
        eq(watchStates.binnedSeq, from.seq),
        eq(watchStates.binnedPainSeq, from.painSeq),
      ),
    );
  return moved.rowCount === 1;
}

/** Keeps what is known of the stream as a whole. */
export async function keepMind(queries: Queries, workspaceId: string, mind: MindState): Promise<void> {
  await queries
    .update(watchStates)
    .set({ snapshotSeq: mind.seq, snapshotPainSeq: mind.painSeq, snapshot: seal(mind), engine: ENGINE })
    .where(eq(watchStates.workspaceId, workspaceId));
}

/** Keeps the states of some detectors as of those numbers of arrival. */
export async function keepShard(
  queries: Queries,
  workspaceId: string,
  shard: {
    shard: number;
    seq: number;
    painSeq: number;
    states: readonly (readonly [string, unknown])[];
  },
): Promise<void> {
  const { states, ...row } = shard;
  const values = { ...row, states: seal(states) };
  await queries
    .insert(watchSnapshots)
    .values({ workspaceId, ...values })
    .onConflictDoUpdate({ target: [watchSnapshots.workspaceId, watchSnapshots.shard], set: values });
}

/** Forgets snapshots beyond the shards that are there now. */
export async function forgetShards(queries: Queries, workspaceId: string, from: number): Promise<void> {
  await queries
    .delete(watchSnapshots)
    .where(
      and(
        eq(watchSnapshots.workspaceId, workspaceId),
        gte(watchSnapshots.shard, from),
        lt(watchSnapshots.shard, OTHERS),
      ),
    );
}

/** When somebody last watched; null: never. */
export async function readSeenAt(queries: Queries, workspaceId: string): Promise<Date | null> {
  const [row] = await queries
    .select({ seenAt: watchStates.seenAt })
    .from(watchStates)
    .where(eq(watchStates.workspaceId, workspaceId));
  return row?.seenAt ?? null;
}

/** States of one row of snapshots by series; empty where there is none. */
export async function readShard<S>(
  queries: Queries,
  workspaceId: string,
  shard: number,
): Promise<Map<string, S>> {
  const [row] = await queries
    .select({ states: watchSnapshots.states })
    .from(watchSnapshots)
    .where(and(eq(watchSnapshots.workspaceId, workspaceId), eq(watchSnapshots.shard, shard)));
  return new Map((row && opened<[string, S][]>(row.states)) ?? []);
}
