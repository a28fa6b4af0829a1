import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { agentOf } from '../controls/agent.ts';
import { announce } from '../controls/announce.ts';
import type { ControlHouse } from '../controls/house.ts';
import { ScopeShape } from '../scope.ts';
import { answerAppeal } from './answer.ts';
import { AppealView, addAppeal, listAppeals, viewAppeal } from './appeals.ts';
import './events.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: UUID_PATTERN });
const Params = Type.Object({ id: Id });
const Words = Type.String({ minLength: 1, maxLength: 2_000 });

/** Who is hit by a control may say so, through the enforcement point or a member, and gets an answer. */
export function registerAppeals(app: FastifyInstance, house: ControlHouse): void {
  const { database, bus } = house;
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/controls/:id/appeals',
    access: ACCESS.enforce,
    summary: 'Appeal against a control in force, for whom it hits',
    tag: 'controls',
    params: Params,
    body: Type.Object(
      {
        who: Type.String({ minLength: 1, maxLength: 200, description: 'An order, a shop, a pseudonym' }),
        words: Words,
      },
      closed,
    ),
    reply: AppealView,
    status: 201,
    handle: async ({ call, params, body }) => {
      const outcome = await database.transact((queries) =>
        addAppeal(queries, call, { controlId: params.id, ...body }),
      );
      if (!outcome.ok) return outcome;
      const { id, controlId } = outcome.value;
      bus.publish('appeals.changed', call.workspaceId, { appealId: id, controlId });
      return done(viewAppeal(outcome.value));
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/appeals',
    access: ACCESS.read,
    summary: 'Appeals against controls, newest first',
    tag: 'controls',
    query: Type.Object(
      {
        open: Type.Optional(Type.Boolean()),
        after: Type.Optional(Id),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      },
      closed,
    ),
    reply: Type.Object({ items: Type.Array(AppealView), next: Type.Union([Type.String(), Type.Null()]) }),
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const rows = await listAppeals(database.queries, call.workspaceId, { ...query, limit: limit + 1 });
      const items = rows.slice(0, limit).map(viewAppeal);
      return done({ items, next: rows.length > limit ? items.at(-1)!.id : null });
    },
  });
  registerAnswer(app, house);
}

function registerAnswer(app: FastifyInstance, house: ControlHouse): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/appeals/:id/answer',
    access: ACCESS.manage,
    summary:
      'Accept an appeal, which takes the control back or narrows it to a scope, or refuse it; with a reason',
    tag: 'controls',
    params: Params,
    body: Type.Object(
      {
        answer: Type.Enum(['accept', 'refuse']),
        reason: Words,
        scope: Type.Optional(ScopeShape),
      },
      closed,
    ),
    reply: AppealView,
    handle: async ({ call, principal, params, body }) => {
      const outcome = await house.database.transact((queries) =>
        answerAppeal(queries, call, {
          id: params.id,
          agent: agentOf(principal),
          answer: { accept: body.answer === 'accept', reason: body.reason, scope: body.scope ?? null },
        }),
      );
      if (!outcome.ok) return outcome;
      const { appeal, changed } = outcome.value;
      if (changed) await announce(house, changed.control, changed.step);
      const { id, controlId } = appeal;
      house.bus.publish('appeals.changed', call.workspaceId, { appealId: id, controlId });
      return done(viewAppeal(appeal));
    },
  });
}
