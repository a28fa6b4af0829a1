import type { FastifyInstance } from 'fastify';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import {
  type Adjustment,
  type AdjustmentAction,
  findAdjustment,
  listAdjustments,
} from '../../seeing/adjustments/index.ts';
import type { Services } from '../../services.ts';
import { describeEvidence, evidenceLinks } from './evidence.ts';
import { decideOn, proposeAdjustment } from './flow.ts';
import { withKnown } from './known.ts';
import {
  AdjustmentsQuery,
  AdjustmentsView,
  AdjustmentView,
  ByIdParams,
  Decide,
  OneAdjustmentView,
  ProposeAdjustment,
  Refuse,
  viewAdjustment,
  viewOne,
} from './shapes.ts';

const tag = 'seeing';

/** Adjustments of the strategy: proposed on evidence, decided by leaders. */
export function registerAdjusting(app: FastifyInstance, services: Services): void {
  registerReading(app, services);
  registerProposing(app, services);
  registerDeciding(app, services);
}

function registerReading(app: FastifyInstance, { database: { queries } }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/adjustments',
    access: ACCESS.read,
    summary: 'Adjustments, the newest first',
    tag,
    query: AdjustmentsQuery,
    reply: AdjustmentsView,
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const found = await listAdjustments(queries, call, { ...query, limit });
      return done({
        adjustments: (await withKnown(queries, call, found)).map(viewAdjustment),
        next: found.length === limit ? found.at(-1)!.id : null,
      });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/adjustments/:id',
    access: ACCESS.read,
    summary: 'One adjustment with its difference and its evidence',
    tag,
    params: ByIdParams,
    reply: OneAdjustmentView,
    handle: async ({ call, params }) => {
      const found = await findAdjustment(queries, call, params.id);
      if (!found.ok) return found;
      const [known] = await withKnown(queries, call, [found.value]);
      const links = (await evidenceLinks(queries, call, [params.id])).get(params.id) ?? [];
      return done(viewOne(known!, await describeEvidence(queries, call, links)));
    },
  });
}

/** Runs a change in one transaction, tells the pages, and answers with the adjustment as it is then. */
async function change(
  { database, bus }: Services,
  call: Call,
  work: (queries: Queries) => Promise<Outcome<Adjustment>>,
) {
  const changed = await database.transact(work);
  if (!changed.ok) return changed;
  const { id, propositionId, state } = changed.value;
  bus.publish('adjustments.changed', call.workspaceId, { id, propositionId });
  if (state === 'adopted') bus.publish('propositions.changed', call.workspaceId, { id: propositionId });
  const [known] = await withKnown(database.queries, call, [changed.value]);
  return done(viewAdjustment(known!));
}

function registerProposing(app: FastifyInstance, services: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/adjustments',
    access: ACCESS.act,
    summary: 'Propose other words for a proposition, with reason and evidence',
    tag,
    body: ProposeAdjustment,
    reply: AdjustmentView,
    status: 201,
    handle: ({ call, body }) => {
      const evidence = { voiceIds: [], painIds: [], bellIds: [], ...body.evidence };
      return change(services, call, (queries) => proposeAdjustment(queries, call, { ...body, evidence }));
    },
  });
}

function registerDeciding(app: FastifyInstance, services: Services): void {
  const decide = async (
    call: Call,
    wish: { id: string; version: number; type: AdjustmentAction['type']; reason?: string },
  ) => {
    const members = await services.accounts.members(call.workspaceId);
    const deciders = members.filter(({ role }) => role === 'owner' || role === 'leader');
    const onlyDecider = deciders.every(({ userId }) => userId === call.actor.id);
    return change(services, call, (queries) => decideOn(queries, call, { reason: '', ...wish, onlyDecider }));
  };

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/adjustments/:id/adopt',
    access: ACCESS.decide,
    summary: 'Put the proposed words into force as the next version',
    tag,
    params: ByIdParams,
    body: Decide,
    reply: AdjustmentView,
    handle: ({ call, params, body }) => decide(call, { ...params, ...body, type: 'adopt' }),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/adjustments/:id/refuse',
    access: ACCESS.decide,
    summary: 'Refuse an adjustment, with a reason',
    tag,
    params: ByIdParams,
    body: Refuse,
    reply: AdjustmentView,
    handle: ({ call, params, body }) => decide(call, { ...params, ...body, type: 'refuse' }),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/adjustments/:id/withdraw',
    access: ACCESS.act,
    summary: 'Take back an adjustment of one’s own',
    tag,
    params: ByIdParams,
    body: Decide,
    reply: AdjustmentView,
    handle: ({ call, params, body }) => decide(call, { ...params, ...body, type: 'withdraw' }),
  });
}
