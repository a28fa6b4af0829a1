import type { FastifyInstance } from 'fastify';
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { actOnBell, type Step } from './act.ts';
import { agentOf } from './agent.ts';
import type { Bellhouse } from './bellhouse.ts';
import { mayHold } from './people.ts';
import { proveBell } from './proof/proof-of-bell.ts';
import { BellParams, showBell } from './routes.ts';
import { BellView } from './view.ts';

const Version = Type.Integer({ minimum: 1, description: 'The version of the bell that the caller saw' });
const Reason = Type.String({ minLength: 1, maxLength: 2_000 });

const NOTE = { note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })) };

const bodyOf = <P extends TProperties>(properties: P) =>
  Type.Object({ version: Version, ...properties }, { additionalProperties: false });

/** The steps that a bell is taken through. */
export function registerBellActions(app: FastifyInstance, house: Bellhouse): void {
  const action = actionRoutes(app, house);
  action('acknowledge', 'Say that it was heard; stops the ladder', NOTE, () => async () => ({
    type: 'acknowledge',
  }));
  action('take', 'Take it in hand', NOTE, () => async () => ({ type: 'takeInHand' }));
  action(
    'change',
    'Say what was changed for customers, and since when',
    { change: Reason, when: Type.Optional(Type.String({ format: 'date-time' })) },
    ({ change, when }, now) =>
      async () => ({ type: 'markChanged', change, when: when === undefined ? now : new Date(when) }),
  );
  action(
    'verify',
    'Verify that the pain has fallen; refused with the numbers where it has not',
    NOTE,
    (_, now) => async (row, queries) => ({ type: 'verify', proof: await proveBell(queries, row, now) }),
  );
  action('reopen', 'Open it again, with a reason', { reason: Reason }, ({ reason }) => async () => ({
    type: 'reopen',
    reason,
  }));
  action('refuse', 'Refuse it, with a reason', { reason: Reason }, ({ reason }) => async () => ({
    type: 'refuse',
    reason,
  }));
  action('withdraw', 'Take back a bell that one rang', { reason: Reason }, ({ reason }) => async () => ({
    type: 'withdraw',
    reason,
  }));
  registerHandOver(app, house);
}

/** Registers one action's route: version in, bell out. */
function actionRoutes(app: FastifyInstance, house: Bellhouse) {
  return <P extends TProperties>(
    name: string,
    summary: string,
    properties: P,
    make: (body: Static<TObject<P>>, now: Date) => Step['action'],
  ) =>
    endpoint<typeof BellView, typeof BellParams, undefined, TSchema>(app, {
      method: 'POST',
      url: `/api/v1/bells/:id/${name}`,
      access: ACCESS.act,
      summary,
      tag: 'bells',
      params: BellParams,
      body: bodyOf(properties),
      reply: BellView,
      handle: async (asked) => {
        const { call, principal, params } = asked;
        const body = asked.body as Static<TObject<P>> & { version: number; note?: string };
        const step = {
          id: params.id,
          version: body.version,
          agent: agentOf(principal),
          note: body.note,
          action: make(body, call.now),
        };
        const outcome = await actOnBell(house, call, step);
        return outcome.ok ? done(await showBell(house, asked, outcome.value)) : outcome;
      },
    });
}

function registerHandOver(app: FastifyInstance, house: Bellhouse): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/bells/:id/hand-over',
    access: ACCESS.act,
    summary: 'Give it to another owner; their clock starts',
    tag: 'bells',
    params: BellParams,
    body: bodyOf({
      ownerId: Type.String({ minLength: 1, maxLength: 64 }),
      reason: Type.String({ maxLength: 2_000 }),
    }),
    reply: BellView,
    handle: async (asked) => {
      const { call, principal, params, body } = asked;
      const { ownerId, reason, version } = body;
      if (!mayHold(await house.people.members(call.workspaceId), ownerId)) {
        return refuse('thing.unknown', 'No member who can hold a bell has this id.', '/ownerId');
      }
      const action: Step['action'] = async () => ({ type: 'handOver', ownerId, reason });
      const outcome = await actOnBell(house, call, {
        id: params.id,
        version,
        agent: agentOf(principal),
        action,
      });
      return outcome.ok ? done(await showBell(house, asked, outcome.value)) : outcome;
    },
  });
}
