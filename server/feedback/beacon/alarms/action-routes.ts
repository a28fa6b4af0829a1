import type { FastifyInstance } from 'fastify';
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { mayHold } from '../../bells/people.ts';
import { actOnAlarm } from './act.ts';
import type { AlarmAction } from './action.ts';
import { agentOf } from './agent.ts';
import type { AlarmHouse } from './desk.ts';
import { AlarmParams } from './routes.ts';
import { showAlarm } from './show.ts';
import { AlarmView } from './view.ts';

const Version = Type.Integer({ minimum: 1, description: 'The version of the alarm that the caller saw' });
const Words = Type.String({ minLength: 1, maxLength: 2_000 });
const REASON = { reason: Words };
const MAY_SAY = { reason: Type.Optional(Type.String({ maxLength: 2_000 })) };

const bodyOf = <P extends TProperties>(properties: P) =>
  Type.Object({ version: Version, ...properties }, { additionalProperties: false });

/** The steps that people take an alarm through. */
export function registerAlarmActions(app: FastifyInstance, house: AlarmHouse): void {
  const action = actionRoutes(app, house);
  action('acknowledge', 'Say that it was heard; stops the ladder', {}, () => ({ type: 'acknowledge' }));
  action('contain', 'Say that it is contained', MAY_SAY, (body) => ({ type: 'contain', ...said(body) }));
  action('clear', 'Say that it is over', MAY_SAY, (body) => ({ type: 'clear', ...said(body) }));
  action('false', 'Say that it was false; its series grows less wakeful', REASON, ({ reason }) => ({
    type: 'false',
    reason,
  }));
  action('right', 'Say that it was right; its series grows more wakeful', {}, () => ({ type: 'right' }));
  action('reopen', 'Open it again, with a reason', REASON, ({ reason }) => ({ type: 'reopen', reason }));
  action('note', 'Write something down beside it', { note: Words }, ({ note }) => ({ type: 'note', note }));
  registerHandOver(app, house);
}

const said = ({ reason }: { reason?: string }): { reason?: string } =>
  reason === undefined || reason.trim() === '' ? {} : { reason };

/** Registers one action's route: version in, alarm out. */
function actionRoutes(app: FastifyInstance, house: AlarmHouse) {
  return <P extends TProperties>(
    name: string,
    summary: string,
    properties: P,
    make: (body: Static<TObject<P>>) => AlarmAction,
  ) =>
    endpoint<typeof AlarmView, typeof AlarmParams, undefined, TSchema>(app, {
      method: 'POST',
      url: `/api/v1/alarms/:id/${name}`,
      access: ACCESS.act,
      summary,
      tag: 'beacon',
      params: AlarmParams,
      body: bodyOf(properties),
      reply: AlarmView,
      handle: async (asked) => {
        const { call, principal, params } = asked;
        const body = asked.body as Static<TObject<P>> & { version: number };
        const outcome = await actOnAlarm(house, call, {
          id: params.id,
          version: body.version,
          agent: agentOf(principal),
          action: async () => make(body),
        });
        return outcome.ok ? done(await showAlarm(house, asked, outcome.value)) : outcome;
      },
    });
}

function registerHandOver(app: FastifyInstance, house: AlarmHouse): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/alarms/:id/hand-over',
    access: ACCESS.act,
    summary: 'Give it to another member, who has it in hand from now',
    tag: 'beacon',
    params: AlarmParams,
    body: bodyOf({
      memberId: Type.String({ minLength: 1, maxLength: 64 }),
      reason: Type.Optional(Type.String({ maxLength: 2_000 })),
    }),
    reply: AlarmView,
    handle: async (asked) => {
      const { call, principal, params, body } = asked;
      const { memberId, reason = '', version } = body;
      if (!mayHold(await house.people.members(call.workspaceId), memberId)) {
        return refuse('thing.unknown', 'No member who can hold an alarm has this id.', '/memberId');
      }
      const outcome = await actOnAlarm(house, call, {
        id: params.id,
        version,
        agent: agentOf(principal),
        action: async () => ({ type: 'handOver', memberId, reason }),
      });
      return outcome.ok ? done(await showAlarm(house, asked, outcome.value)) : outcome;
    },
  });
}
