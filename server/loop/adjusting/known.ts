import type { Link } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { Adjustment } from '../../seeing/adjustments/index.ts';
import { listPropositions, type Proposition } from '../../strategy/propositions/index.ts';
import { evidenceLinks } from './evidence.ts';

/** An adjustment with what its list row needs to know of other rooms. */
export interface Known {
  readonly adjustment: Adjustment;
  readonly proposition: { readonly number: number; readonly title: string; readonly versionNumber: number };
  readonly evidence: { readonly voices: number; readonly pains: number; readonly bells: number };
}

/** Adds to adjustments what other rooms know of them: their proposition and how much evidence they rest on. */
export async function withKnown(
  queries: Queries,
  call: Call,
  adjustments: readonly Adjustment[],
): Promise<Known[]> {
  const ids = adjustments.map((adjustment) => adjustment.id);
  const evidence = await evidenceLinks(queries, call, ids);
  const wanted = [...new Set(adjustments.map((adjustment) => adjustment.propositionId))];
  const propositions = await listPropositions(queries, call, {
    state: 'all',
    ids: wanted,
    limit: wanted.length,
  });
  const byId = new Map(propositions.map((proposition) => [proposition.id, proposition]));
  return adjustments.map((adjustment) => ({
    adjustment,
    proposition: refOf(byId.get(adjustment.propositionId)!),
    evidence: countOf(evidence.get(adjustment.id) ?? []),
  }));
}

const refOf = ({ number, versionNumber, words }: Proposition) => ({
  number,
  versionNumber,
  title: words.title,
});

function countOf(links: readonly Link[]): Known['evidence'] {
  const count = (thing: string) => links.filter((link) => link.toThing === thing).length;
  return { voices: count('voice'), pains: count('pain'), bells: count('bell') };
}
