import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import {
  type Adjustment,
  type AdjustmentAction,
  decideAdjustment,
  findAdjustment,
  insertAdjustment,
} from '../../seeing/adjustments/index.ts';
import {
  adoptWords,
  FIELDS,
  findProposition,
  missingIn,
  tidy,
  viewWords,
  type Words,
} from '../../strategy/propositions/index.ts';
import { type EvidenceAsked, linkEvidence } from './evidence.ts';

/** Proposes other words for a proposition, on evidence, against the version that the proposer read. */
export async function proposeAdjustment(
  queries: Queries,
  call: Call,
  wish: {
    propositionId: string;
    baseVersion: number;
    words: Partial<Words>;
    reason: string;
    evidence: EvidenceAsked;
  },
): Promise<Outcome<Adjustment>> {
  const found = await findProposition(queries, call, wish.propositionId);
  if (!found.ok) return { ...found, at: 'body/propositionId' };
  const proposition = found.value;
  if (proposition.retiredAt)
    return refuse('action.impossible', 'The proposition is retired; bring it back first.');
  if (proposition.versionNumber !== wish.baseVersion) {
    return refuse('thing.stale', `Version ${proposition.versionNumber} is in force by now; read it again.`);
  }
  const base = viewWords(proposition.words);
  const proposed = tidy({ ...base, ...wish.words });
  const missing = missingIn(proposed);
  if (missing) return refuse('proposition.incomplete', missing.says, `body/words/${missing.field}`);
  if (FIELDS.every((field) => base[field] === proposed[field]))
    return refuse('request.invalid', 'Nothing differs from the version in force.', 'body/words');
  const { propositionId, baseVersion, reason } = wish;
  const made = await insertAdjustment(queries, call, { propositionId, baseVersion, base, proposed, reason });
  const linked = await linkEvidence(queries, call, { adjustmentId: made.id, asked: wish.evidence });
  return linked.ok ? done(made) : linked;
}

/**
 * Decides an adjustment. An adoption puts its words into force as the proposition's next version in the same
 * transaction; where another version is in force by now, nothing happens and `thing.stale` is answered.
 */
export async function decideOn(
  queries: Queries,
  call: Call,
  wish: { id: string; version: number; type: AdjustmentAction['type']; reason: string; onlyDecider: boolean },
): Promise<Outcome<Adjustment>> {
  if (wish.type !== 'adopt') return decideAdjustment(queries, call, wish);
  const found = await findAdjustment(queries, call, wish.id);
  if (!found.ok) return found;
  const { propositionId, baseVersion, proposed } = found.value;
  const decided = await decideAdjustment(queries, call, { ...wish, newVersion: baseVersion + 1 });
  if (!decided.ok) return decided;
  const adopted = await adoptWords(queries, call, {
    id: propositionId,
    baseVersion,
    words: tidy(proposed),
    adjustmentId: wish.id,
  });
  return adopted.ok ? decided : adopted;
}
