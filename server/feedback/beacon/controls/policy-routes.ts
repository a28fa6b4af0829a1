import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { ACTION_TYPES } from './control-action.ts';
import type { ControlHouse } from './house.ts';
import { type Policy, readPolicy, writePolicy } from './policy.ts';
import { Minutes, Reason } from './routes.ts';
import './events.ts';

const BOUNDS = {
  mostShare: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'Largest share of the last hour’s voices that a rule may touch without a leader',
  }),
  mostActive: Type.Integer({
    minimum: 0,
    maximum: 1_000,
    description: 'Automatic controls at the same time',
  }),
  mostPerHour: Type.Integer({ minimum: 0, maximum: 1_000, description: 'Automatic controls within an hour' }),
  longestTtlMinutes: Minutes,
  secondEyes: Type.Array(Type.Enum(ACTION_TYPES), {
    maxItems: ACTION_TYPES.length,
    uniqueItems: true,
    description: 'Actions that another member approves first',
  }),
};
const PolicyView = Type.Object({ ...BOUNDS, version: Type.Integer() });

/** How far controls may go. */
export function registerPolicy(app: FastifyInstance, house: ControlHouse): void {
  const { database, bus } = house;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/control-policy',
    access: ACCESS.read,
    summary: 'How far controls may go without a leader',
    tag: 'controls',
    reply: PolicyView,
    handle: async ({ call }) => done(view(await readPolicy(database.queries, call.workspaceId))),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/control-policy',
    access: ACCESS.decide,
    summary: 'Set how far controls may go; those in force stay as they are',
    tag: 'controls',
    body: Type.Object(
      { ...BOUNDS, reason: Reason, version: Type.Integer({ minimum: 0, maximum: 2_147_483_646 }) },
      { additionalProperties: false },
    ),
    reply: PolicyView,
    handle: async ({ call, body }) => {
      const outcome = await database.transact((queries) => writePolicy(queries, call, body));
      if (!outcome.ok) return outcome;
      bus.publish('controls.changed', call.workspaceId, { controlId: null, revision: 0 });
      return done(view(outcome.value));
    },
  });
}

const view = (policy: Policy): Static<typeof PolicyView> => ({
  ...policy,
  secondEyes: [...policy.secondEyes],
});
