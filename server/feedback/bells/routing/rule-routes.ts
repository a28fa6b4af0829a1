import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Bellhouse } from '../bellhouse.ts';
import { readRules } from './choose-owner.ts';
import '../events.ts';
import type { Person } from '../people.ts';
import { RuleBody, RuleEdit, RuleList, RuleView, viewRule } from './rule-shapes.ts';
import { addRule, editRule, orderRules, removeRule } from './rules.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Params = Type.Object({ id: Id });

/** Who hears what: an ordered list of rules. */
export function registerRules(app: FastifyInstance, house: Bellhouse): void {
  const { queries } = house.database;
  const change = async <T>(
    call: Call,
    work: (queries: Queries, members: readonly Person[]) => Promise<Outcome<T>>,
  ) => {
    const members = await house.people.members(call.workspaceId);
    const outcome = await house.database.transact((inside) => work(inside, members));
    if (outcome.ok) house.bus.publish('routing.changed', call.workspaceId, {});
    return outcome;
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/routing/rules',
    access: ACCESS.read,
    summary: 'Rules of routing in the order in which they are tried',
    tag: 'bells',
    reply: RuleList,
    handle: async ({ call }) => done({ items: (await readRules(queries, call.workspaceId)).map(viewRule) }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/routing/rules',
    access: ACCESS.manage,
    summary: 'Add a rule, last in order',
    tag: 'bells',
    body: RuleBody,
    reply: RuleView,
    status: 201,
    handle: ({ call, body }) => change(call, (inside, members) => addRule(inside, call, { body, members })),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/routing/rules/:id',
    access: ACCESS.manage,
    summary: 'Change a rule',
    tag: 'bells',
    params: Params,
    body: RuleEdit,
    reply: RuleView,
    handle: ({ call, params, body }) =>
      change(call, (inside, members) => editRule(inside, call, { id: params.id, body, members })),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/routing/order',
    access: ACCESS.manage,
    summary: 'Put the rules in order; every rule is named once',
    tag: 'bells',
    body: Type.Object(
      { ids: Type.Array(Id, { maxItems: 1_000, uniqueItems: true }) },
      { additionalProperties: false },
    ),
    reply: RuleList,
    handle: ({ call, body }) => change(call, (inside) => orderRules(inside, call, body.ids)),
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/routing/rules/:id',
    access: ACCESS.manage,
    summary: 'Remove a rule; bells that it routed keep their owner and clock',
    tag: 'bells',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (inside) => removeRule(inside, call, params.id)),
  });
}
