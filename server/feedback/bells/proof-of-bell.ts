import type { Queries } from '../../platform/database/database.ts';
import { countDays, painOfVoices } from './behind.ts';
import { judge, NO_PAIN, type Proof, proofDays } from './proof.ts';
import { type BellRow, voicesOf } from './store.ts';

/**
 * Judges by the counts as they are now. A bell rung on voices that were not grouped yet takes the pain that they
 * came to.
 */
export async function proveBell(queries: Queries, row: BellRow, now: Date): Promise<Proof> {
  const { workspaceId, changedAt } = row;
  const painId =
    row.painId ?? (await painOfVoices(queries, workspaceId, await voicesOf(queries, row)))?.id ?? null;
  if (painId === null) return NO_PAIN;
  const days = proofDays({ rungAt: row.rungAt, changedAt: changedAt ?? now }, now);
  const counted = { workspaceId, painId };
  const before = await countDays(queries, counted, days.before);
  const after = await countDays(queries, counted, days.after);
  return judge(before, after, days.judgeableAt);
}
