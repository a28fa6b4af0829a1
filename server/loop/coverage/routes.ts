import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import {
  BlindSpotsView,
  DEFINITION,
  DeadClausesView,
  LimitQuery,
  viewBlindSpot,
  viewDeadClause,
} from './shapes.ts';
import { describeBlindSpots, describeSupport, survey } from './survey.ts';

/** Where strategy and voices differ. */
export function registerCoverage(app: FastifyInstance, { database }: Services): void {
  const tag = 'loop';

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/blind-spots',
    access: ACCESS.read,
    summary: 'Large pains that no live proposition addresses, the largest first',
    tag,
    query: LimitQuery,
    reply: BlindSpotsView,
    handle: async ({ call, query }) => {
      const from = await survey(database.queries, call);
      const { total, spots } = await describeBlindSpots(database.queries, call, {
        from,
        limit: query.limit ?? 50,
      });
      return done({ definition: DEFINITION, total, blindSpots: spots.map(viewBlindSpot) });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/dead-clauses',
    access: ACCESS.read,
    summary: 'Propositions that hardly any voice supports, the quietest first',
    tag,
    query: LimitQuery,
    reply: DeadClausesView,
    handle: async ({ call, query }) => {
      const from = await survey(database.queries, call);
      const { supported, dead } = describeSupport(from, call.now);
      return done({
        definition: DEFINITION,
        supported,
        live: from.propositions.length,
        deadClauses: dead.slice(0, query.limit ?? 50).map(viewDeadClause),
      });
    },
  });
}
