import type { FastifyInstance } from 'fastify';
import { decideLink, drawLink } from '../../links/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { findProposition } from '../../strategy/propositions/index.ts';
import { resolvePains } from '../pains/figures.ts';
import { listMatches, type Match } from './list.ts';
import { ByIdParams, DrawMatch, MatchesQuery, MatchesView, MatchView, viewMatch } from './shapes.ts';

const SUMMARIES = {
  accept: 'The proposition does address the pain',
  dismiss: 'The proposition does not address the pain; it is never suggested again',
  undo: 'Take a decision back: a suggestion waits again, a match drawn by hand is gone',
} as const;

/** Which proposition addresses which pain: suggested by likeness, judged by people. */
export function registerMatching(app: FastifyInstance, services: Services): void {
  const { database, bus } = services;
  const tag = 'loop';

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/matches',
    access: ACCESS.read,
    summary: 'Matches of live propositions and pains, the likest first',
    tag,
    query: MatchesQuery,
    reply: MatchesView,
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const found = await listMatches(database.queries, call, { ...query, limit });
      return done({
        matches: found.map(viewMatch),
        next: found.length === limit ? found.at(-1)!.id : null,
      });
    },
  });

  const change = async (call: Call, work: (queries: Queries) => Promise<Outcome<Match>>) => {
    const changed = await database.transact(work);
    if (!changed.ok) return changed;
    bus.publish('matches.changed', call.workspaceId, { ids: [changed.value.id] });
    return done(viewMatch(changed.value));
  };

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/matches',
    access: ACCESS.act,
    summary: 'Match a proposition with a pain by hand',
    tag,
    body: DrawMatch,
    reply: MatchView,
    status: 201,
    handle: ({ call, body }) => change(call, (queries) => draw(queries, call, body)),
  });

  for (const action of ['accept', 'dismiss', 'undo'] as const) {
    endpoint(app, {
      method: 'POST',
      url: `/api/v1/matches/:id/${action}`,
      access: ACCESS.act,
      summary: SUMMARIES[action],
      tag,
      params: ByIdParams,
      reply: MatchView,
      handle: ({ call, params }) =>
        change(call, async (queries) => {
          const [match] = await listMatches(queries, call, { id: params.id, limit: 1 });
          if (!match) return refuse('thing.unknown', 'There is no such match here.');
          const link = await decideLink(queries, call, { id: params.id, kind: 'addresses', action });
          if (!link.ok) return link;
          const { state, decidedAt, decidedBy } = link.value;
          return done({ ...match, state, decidedAt, decidedBy });
        }),
    });
  }
}

async function draw(
  queries: Queries,
  call: Call,
  ends: { propositionId: string; painId: string },
): Promise<Outcome<Match>> {
  const proposition = await findProposition(queries, call, ends.propositionId);
  if (!proposition.ok) return { ...proposition, at: 'body/propositionId' };
  if (proposition.value.retiredAt) {
    return refuse(
      'action.impossible',
      'The proposition is retired; bring it back first.',
      'body/propositionId',
    );
  }
  const painId = (await resolvePains(queries, call, [ends.painId])).get(ends.painId);
  if (!painId) return refuse('thing.unknown', 'There is no such pain.', 'body/painId');
  const link = await drawLink(queries, call, {
    kind: 'addresses',
    from: { thing: 'proposition', id: ends.propositionId },
    to: { thing: 'pain', id: painId },
  });
  if (!link.ok) return link;
  const [match] = await listMatches(queries, call, { id: link.value.id, limit: 1 });
  return done(match!);
}
