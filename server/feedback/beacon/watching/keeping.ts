import type { Queries } from '../../../platform/database/database.ts';
import type { Mind } from './mind.ts';
import { forgetShards, keepMind, keepShard } from './store.ts';

/** Series in one row of snapshots. */
const SHARD = 256;
/** The row of what is known of the stream as a whole. */
export const MIND_ROW = -1;

interface Keeping {
  readonly workspaceId: string;
  readonly mind: Mind;
}

/** Rows that the detectors of a mind take. */
export const rowsOf = ({ book }: Mind): number => Math.ceil(book.all.length / SHARD);

/** Keeps one row as it is now. */
export async function keepRow(queries: Queries, { workspaceId, mind }: Keeping, row: number): Promise<void> {
  if (row === MIND_ROW) return keepMind(queries, workspaceId, mind.state());
  const some = mind.book.all.slice(row * SHARD, (row + 1) * SHARD);
  const states = some.map((watched) => [watched.id, watched.state()] as const);
  await keepShard(queries, workspaceId, { shard: row, seq: mind.seq, painSeq: mind.painSeq, states });
}

/** Keeps everything, and forgets rows that are no more. */
export async function keepAll(queries: Queries, keeping: Keeping): Promise<void> {
  const rows = rowsOf(keeping.mind);
  for (let row = MIND_ROW; row < rows; row++) await keepRow(queries, keeping, row);
  await forgetShards(queries, keeping.workspaceId, rows);
}
