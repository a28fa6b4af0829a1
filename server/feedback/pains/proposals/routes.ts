import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Desk } from '../deciding/desk.ts';
import { acceptProposal, dismissProposal } from './decide.ts';
import { ProposalView, readProposals } from './read.ts';

const ById = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });
const PainId = Type.Object({ id: Type.String() });
const TAG = 'pains';

/** Large changes that the engine would make: people decide on them. */
export function registerProposals(app: FastifyInstance, desk: Desk): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/proposals',
    access: ACCESS.read,
    summary: 'Merges and splits that the engine proposes, with score, reason and the sentences of both sides',
    tag: TAG,
    query: Type.Object(
      { decided: Type.Optional(Type.Boolean({ description: 'Those that people decided on, newest first' })) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ items: Type.Array(ProposalView) }),
    handle: async ({ call, query }) => {
      const { queries } = desk.database;
      const decided = query.decided ?? false;
      return done({ items: await readProposals(queries, call.workspaceId, { decided }) });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/proposals/:id/accept',
    access: ACCESS.act,
    summary: 'Do what is proposed; it can be undone like any decision',
    tag: TAG,
    params: ById,
    reply: PainId,
    handle: async ({ call, params }) => {
      const outcome = await acceptProposal(desk, call, params.id);
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/proposals/:id/dismiss',
    access: ACCESS.act,
    summary: 'Leave the pains as they are, in later runs too',
    tag: TAG,
    params: ById,
    reply: PainId,
    handle: async ({ call, params }) => {
      const outcome = await dismissProposal(desk, call, params.id);
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
}
