import type { Queries } from '../../../platform/database/database.ts';
import { countSpan, painOfVoices } from '../behind.ts';
import { type BellRow, voicesOf } from '../store.ts';
import { judge, NO_PAIN, type Proof, proofSpans } from './proof.ts';

/**
 * Judges by the counts as they are now. A bell rung on voices that were not grouped yet takes the pain that they
 * came to.
 */
export async function proveBell(queries: Queries, row: BellRow, now: Date): Promise<Proof> {
  const { workspaceId, changedAt } = row;
  const painId =
    row.painId ?? (await painOfVoices(queries, workspaceId, await voicesOf(queries, row)))?.id ?? null;
  if (painId === null) return NO_PAIN;
  const spans = proofSpans(changedAt ?? now, now);
  const counted = { workspaceId, painId };
  const before = await countSpan(queries, counted, spans.before);
  const after = await countSpan(queries, counted, spans.after);
  return judge(before, after, spans.judgeableAt);
}
