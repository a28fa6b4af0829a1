import { type Link, listLinks, type Suggestion } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { listPropositions, type Proposition } from '../../strategy/propositions/index.ts';
import { painFigures, resolvePains } from '../pains/figures.ts';
import { createLikeness, type Like } from './likeness.ts';
import { readSaid } from './said.ts';

/** Suggestions that a person can judge in one sitting. */
const PER_PROPOSITION = 5;

/** A pain of fewer voices in 28 days is not worth a match yet. */
const SMALLEST = 2;

/** More propositions or pains than people can know; the rest is not matched. */
const MOST = 1000;

/**
 * Compares every live proposition with every pain that is heard. Pairs that a person has decided are left out, also where the
 * pain was merged into another since.
 */
export async function suggestMatches(queries: Queries, call: Call): Promise<Suggestion[]> {
  const propositions = await listPropositions(queries, call, { state: 'live', limit: MOST });
  const pains = (await painFigures(queries, call)).filter(({ voices }) => voices >= SMALLEST);
  const like = createLikeness(await readSaid(queries, call, pains.slice(0, MOST)));
  const decided = await decidedPairs(queries, call);
  return propositions.flatMap((proposition) =>
    like(textOf(proposition), PER_PROPOSITION * 2)
      .filter(({ painId }) => !decided.has(`${proposition.id} ${painId}`))
      .slice(0, PER_PROPOSITION)
      .map((found) => suggestionOf(proposition, found)),
  );
}

async function decidedPairs(queries: Queries, call: Call): Promise<Set<string>> {
  const links = await listLinks(queries, call, { kind: 'addresses', states: ['accepted', 'dismissed'] });
  const resolved = await resolvePains(
    queries,
    call,
    links.map((link) => link.toId),
  );
  const pairOf = (link: Link) => `${link.fromId} ${resolved.get(link.toId) ?? link.toId}`;
  return new Set(links.map(pairOf));
}

// What the customer would say about it: who they are and how we solve it are our words, not theirs.
const textOf = ({ words }: Proposition) => `${words.title}。${words.pain}`;

const suggestionOf = (proposition: Proposition, { painId, score, words }: Like): Suggestion => ({
  kind: 'addresses',
  from: { thing: 'proposition', id: proposition.id },
  to: { thing: 'pain', id: painId },
  score,
  words,
});
