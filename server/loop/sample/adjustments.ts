import { done } from '../../platform/errors/refusal.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import type { SampleAdjustment } from '../../sample/story.ts';
import { listAdjustments } from '../../seeing/adjustments/index.ts';
import { listPropositions } from '../../strategy/propositions/index.ts';
import { decideOn, proposeAdjustment } from '../adjusting/flow.ts';
import { momentOf } from './story-time.ts';
import { type Casts, callOf, type Teller, told } from './teller.ts';

/** What the evidence of the story came to be in the product. */
export interface Found {
  readonly pains: ReadonlyMap<string, string>;
  readonly bells: ReadonlyMap<string, string>;
}

/** Proposes and decides the adjustments of the story, with their evidence, each in one transaction. */
export async function tellAdjustments(teller: Teller, casts: Casts, found: Found): Promise<void> {
  const { bus, database } = teller.services;
  const founder = callOf(teller, casts.get('shen')!, teller.until);
  const known = await listAdjustments(database.queries, founder, { limit: 200 });
  const reasons = new Set(known.map(({ reason }) => reason));
  for (const adjustment of SAMPLE_COMPANY.adjustments) {
    teller.signal.throwIfAborted();
    if (reasons.has(adjustment.why)) continue;
    const adjusted = told(
      await database.transact((queries) => tellAdjustment(queries, teller, { adjustment, casts, found })),
    );
    bus.publish('adjustments.changed', teller.workspaceId, {
      id: adjusted.id,
      propositionId: adjusted.propositionId,
    });
    bus.publish('propositions.changed', teller.workspaceId, { id: adjusted.propositionId });
  }
}

async function tellAdjustment(
  queries: Teller['services']['database']['queries'],
  teller: Teller,
  { adjustment, casts, found }: { adjustment: SampleAdjustment; casts: Casts; found: Found },
) {
  const at = momentOf(teller.until, adjustment.proposedAt);
  const proposing = callOf(teller, casts.get(adjustment.proposer)!, at);
  const { title } = SAMPLE_COMPANY.propositions.find(({ key }) => key === adjustment.proposition)!.words;
  const propositions = await listPropositions(queries, proposing, { state: 'live', limit: 100 });
  const proposition = propositions.find(({ words }) => words.title === title)!;
  const proposed = told(
    await proposeAdjustment(queries, proposing, {
      propositionId: proposition.id,
      baseVersion: proposition.versionNumber,
      words: adjustment.change,
      reason: adjustment.why,
      evidence: {
        voiceIds: [],
        painIds: [...new Set(pick(found.pains, adjustment.evidence.topics))],
        bellIds: pick(found.bells, adjustment.evidence.bells),
      },
    }),
  );
  const { decision } = adjustment;
  if (decision.type === 'waiting') return done(proposed);
  const deciding = callOf(teller, casts.get(decision.by)!, momentOf(teller.until, decision.at, at));
  const wish = {
    id: proposed.id,
    version: proposed.version,
    type: decision.type === 'adopted' ? ('adopt' as const) : ('refuse' as const),
    reason: decision.type === 'refused' ? decision.reason : '',
    onlyDecider: false,
  };
  told(await decideOn(queries, deciding, wish));
  return done(proposed);
}

const pick = (from: ReadonlyMap<string, string>, keys: readonly string[]): string[] =>
  keys.map((key) => from.get(key)).filter((id) => id !== undefined);
