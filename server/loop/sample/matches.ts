import { drawLink } from '../../links/index.ts';
import { done } from '../../platform/errors/refusal.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import { listPropositions } from '../../strategy/propositions/index.ts';
import { rematch } from '../matching/schedule.ts';
import { type Casts, callOf, type Teller, told } from './teller.ts';

/** Topics of each proposition that stay as suggestions, so that there is something to judge. */
const LEFT_TO_JUDGE = new Set(['price-drop', 'when-ships', 'return-pickup-late']);

/** The owners of the propositions accept the pains that theirs address. */
export async function tellMatches(
  teller: Teller,
  casts: Casts,
  pains: ReadonlyMap<string, string>,
): Promise<void> {
  const { services, workspaceId, until } = teller;
  await rematch(services, workspaceId);
  const founder = callOf(teller, casts.get('shen')!, until);
  const known = await listPropositions(services.database.queries, founder, { state: 'live', limit: 100 });
  const links = SAMPLE_COMPANY.propositions.flatMap(({ words, owner, topics }) => {
    const proposition = known.find((each) => each.words.title === words.title);
    if (!proposition) return [];
    return topics
      .filter((topic) => pains.has(topic) && !LEFT_TO_JUDGE.has(topic))
      .map((topic) => ({ propositionId: proposition.id, painId: pains.get(topic)!, owner }));
  });
  const drawn = await services.database.transact(async (queries) => {
    const ids: string[] = [];
    for (const { propositionId, painId, owner } of links) {
      const link = await drawLink(queries, callOf(teller, casts.get(owner)!, until), {
        kind: 'addresses',
        from: { thing: 'proposition', id: propositionId },
        to: { thing: 'pain', id: painId },
      });
      // Two topics may have come to one pain; the second link is there already.
      if (link.ok) ids.push(link.value.id);
    }
    return done(ids);
  });
  services.bus.publish('matches.changed', workspaceId, { ids: told(drawn) });
}
