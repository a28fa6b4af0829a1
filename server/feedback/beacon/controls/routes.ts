import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { AppealView, appealsOf } from '../appeals/appeals.ts';
import { hitsByHour } from '../enforcement/hits.ts';
import { isLive } from '../enforcement/point.ts';
import { listPoints } from '../enforcement/points.ts';
import { ScopeShape } from '../scope.ts';
import { agentOf } from './agent.ts';
import { CONTROL_STATES, type ControlState, LONGEST_TTL } from './control.ts';
import { ControlActionShape } from './control-action.ts';
import type { ControlHouse } from './house.ts';
import { listControls } from './list.ts';
import { proposeByHand } from './propose.ts';
import { findControl, stepsOf } from './store.ts';
import { ControlView, showControls } from './view.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: UUID_PATTERN });
export const ControlParams = Type.Object({ id: Id });
export const Minutes = Type.Integer({ minimum: 1, maximum: LONGEST_TTL });
export const Reason = Type.String({ minLength: 1, maxLength: 2_000 });

const ProposeBody = Type.Object(
  {
    scope: ScopeShape,
    action: ControlActionShape,
    ttlMinutes: Minutes,
    reason: Reason,
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    alarmId: Type.Optional(Id),
  },
  closed,
);

const ListQuery = Type.Object(
  {
    active: Type.Optional(Type.Boolean({ description: 'True: proposed or active; false: ended' })),
    state: Type.Optional(
      Type.Array(Type.String({ enum: [...CONTROL_STATES] }), { maxItems: CONTROL_STATES.length }),
    ),
    alarmId: Type.Optional(Id),
    outliving: Type.Optional(Type.Boolean()),
    after: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2_147_483_647,
        description: 'Number of the last control of the page before',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  closed,
);

const WholeControlView = Type.Intersect([
  ControlView,
  Type.Object({
    steps: Type.Array(
      Type.Object({
        action: Type.String(),
        at: Type.String(),
        actor: Type.Object({ id: Type.String(), name: Type.String() }),
        note: Type.Union([Type.String(), Type.Null()]),
        detail: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
    hitsByHour: Type.Array(Type.Object({ hour: Type.String(), count: Type.Integer() })),
    enforcement: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        instance: Type.String(),
        revision: Type.Integer(),
        ackedAt: Type.String(),
        live: Type.Boolean(),
        /** It has this control as it stands now. */
        enforces: Type.Boolean(),
      }),
    ),
    appeals: Type.Array(AppealView),
  }),
]);

/** Controls are proposed, listed and read. */
export function registerControls(app: FastifyInstance, house: ControlHouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/controls',
    access: ACCESS.act,
    summary: 'Put a control in force; it waits for another pair of eyes where the bounds say so',
    tag: 'controls',
    body: ProposeBody,
    reply: ControlView,
    status: 201,
    handle: async (asked) => {
      const { scope, action, ttlMinutes, reason, title = null, alarmId = null } = asked.body;
      const outcome = await proposeByHand(house, asked.call, {
        proposal: { scope, action, ttlMinutes, alarmId },
        words: {
          title,
          reason,
          origin: alarmId === null ? 'hand' : 'alarm',
          playbookId: null,
          drill: false,
        },
        agent: agentOf(asked.principal),
      });
      return outcome.ok ? done((await showControls(house, asked, [outcome.value]))[0]!) : outcome;
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/controls',
    access: ACCESS.read,
    summary: 'Controls, newest first: active, by state, of an alarm, or outliving theirs',
    tag: 'controls',
    query: ListQuery,
    reply: Type.Object({ items: Type.Array(ControlView), next: Type.Union([Type.Integer(), Type.Null()]) }),
    handle: async (asked) => {
      const limit = asked.query.limit ?? 50;
      const { workspaceId } = asked.call;
      const rows = await listControls(queries, workspaceId, { ...filterOf(asked.query), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? page.at(-1)!.number : null;
      return done({ items: await showControls(house, asked, page), next });
    },
  });
  registerOne(app, house);
}

function registerOne(app: FastifyInstance, house: ControlHouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/controls/:id',
    access: ACCESS.read,
    summary: 'One control with its steps, hits by hour, enforcement points and appeals',
    tag: 'controls',
    params: ControlParams,
    reply: WholeControlView,
    handle: async (asked) => {
      const { workspaceId, now } = asked.call;
      const row = await findControl(queries, { workspaceId, id: asked.params.id });
      if (!row) return refuse('thing.unknown', 'There is no such control.', 'id');
      const [view] = await showControls(house, asked, [row]);
      const steps = (await stepsOf(queries, row)).map((step) => ({
        action: step.action,
        at: step.at.toISOString(),
        actor: { id: step.actorId, name: step.actorName },
        note: step.note,
        detail: step.detail,
      }));
      const hours = await hitsByHour(queries, workspaceId, row.id);
      const enforcement = (await listPoints(queries, workspaceId)).map((point) => ({
        id: point.id,
        name: point.name,
        instance: point.instance,
        revision: point.revision,
        ackedAt: point.ackedAt.toISOString(),
        live: isLive(point, now),
        enforces: row.state === 'active' && point.revision >= row.revision!,
      }));
      return done({
        ...view!,
        steps,
        hitsByHour: hours.map(({ hour, count }) => ({ hour: hour.toISOString(), count })),
        enforcement,
        appeals: await appealsOf(queries, workspaceId, row.id),
      });
    },
  });
}

function filterOf({ state, active, alarmId, outliving, after }: Static<typeof ListQuery>) {
  return { states: state as ControlState[] | undefined, active, alarmId, outliving, after };
}
