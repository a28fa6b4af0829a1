import type { FastifyInstance } from 'fastify';
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { actOnControl } from './act.ts';
import type { ControlStep } from './action.ts';
import { agentOf } from './agent.ts';
import type { ControlHouse } from './house.ts';
import { ControlParams, Minutes, Reason } from './routes.ts';
import { ControlView, showControls } from './view.ts';

const Version = Type.Integer({ minimum: 1, description: 'The version of the control that the caller saw' });

/** The steps that people take a control through. */
export function registerSteps(app: FastifyInstance, house: ControlHouse): void {
  const step = stepRoutes(app, house);
  const plain = { reason: Reason };
  step('approve', 'Put a proposed control in force', plain, ({ reason }) => ({ type: 'approve', reason }));
  step('refuse', 'Refuse a proposed control', plain, ({ reason }) => ({ type: 'refuse', reason }));
  step('take-back', 'End an active control at once', plain, ({ reason }) => ({ type: 'takeBack', reason }));
  step(
    'extend',
    'Let it live so many minutes from now',
    { reason: Reason, ttlMinutes: Minutes },
    ({ reason, ttlMinutes }) => ({ type: 'extend', ttlMinutes, reason }),
  );
  step('keep', 'Say why it stays although its alarm is over', plain, ({ reason }) => ({
    type: 'keep',
    reason,
  }));
}

function stepRoutes(app: FastifyInstance, house: ControlHouse) {
  return <P extends TProperties>(
    name: string,
    summary: string,
    properties: P,
    make: (body: Static<TObject<P>>) => ControlStep,
  ) =>
    endpoint<typeof ControlView, typeof ControlParams, undefined, TSchema>(app, {
      method: 'POST',
      url: `/api/v1/controls/:id/${name}`,
      access: ACCESS.act,
      summary,
      tag: 'controls',
      params: ControlParams,
      body: Type.Object({ version: Version, ...properties }, { additionalProperties: false }),
      reply: ControlView,
      handle: async (asked) => {
        const body = asked.body as Static<TObject<P>> & { version: number };
        const outcome = await actOnControl(house, asked.call, {
          id: asked.params.id,
          version: body.version,
          agent: agentOf(asked.principal),
          step: make(body),
        });
        return outcome.ok ? done((await showControls(house, asked, [outcome.value]))[0]!) : outcome;
      },
    });
}
