import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { VoiceView } from '../../voices/index.ts';
import { ControlView } from '../controls/view.ts';
import { ALARM_STATES, type AlarmState, SEVERITIES, type Severity } from './alarm.ts';
import { painOf, voicesBehind } from './behind.ts';
import type { AlarmHouse } from './desk.ts';
import { listAlarms } from './list.ts';
import { showAlarm, showAlarms } from './show.ts';
import { type AlarmStep, findAlarm, stepsOf } from './store.ts';
import { AlarmView } from './view.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
export const AlarmParams = Type.Object({ id: Id });

/** Members that are shown with an alarm. */
const MOST_MEMBERS = 100;

const AlarmsQuery = Type.Object(
  {
    open: Type.Optional(Type.Boolean()),
    state: Type.Optional(
      Type.Array(Type.String({ enum: [...ALARM_STATES] }), { maxItems: ALARM_STATES.length }),
    ),
    drill: Type.Optional(Type.Boolean()),
    severity: Type.Optional(
      Type.Array(Type.String({ enum: [...SEVERITIES] }), { maxItems: SEVERITIES.length }),
    ),
    painId: Type.Optional(Id),
    members: Type.Optional(
      Type.Boolean({ description: 'Grouped alarms too; without it only those that head them' }),
    ),
    after: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2_147_483_647,
        description: 'Number of the last alarm of the page before',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);

const AlarmsView = Type.Object({
  items: Type.Array(AlarmView),
  next: Type.Union([Type.Integer(), Type.Null()]),
});

const StepView = Type.Object({
  action: Type.String(),
  at: Type.String(),
  actor: Type.Object({ id: Type.String(), name: Type.String() }),
  note: Type.Union([Type.String(), Type.Null()]),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

const WholeAlarmView = Type.Intersect([
  AlarmView,
  Type.Object({
    steps: Type.Array(StepView),
    memberAlarms: Type.Array(AlarmView),
    controlList: Type.Array(ControlView),
    pain: Type.Union([Type.Object({ id: Type.String(), title: Type.String() }), Type.Null()]),
    voices: Type.Array(VoiceView),
  }),
]);

/** Alarms are listed and read; the watch raises them. */
export function registerAlarms(app: FastifyInstance, house: AlarmHouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms',
    access: ACCESS.read,
    summary: 'Alarms, newest first: open, by state, severity or pain, drills',
    tag: 'beacon',
    query: AlarmsQuery,
    reply: AlarmsView,
    handle: async (asked) => {
      const { call, query } = asked;
      const limit = query.limit ?? 50;
      const rows = await listAlarms(queries, call.workspaceId, { ...filterOf(query), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? page.at(-1)!.number : null;
      return done({ items: await showAlarms(house, asked, page), next });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/alarms/:id',
    access: ACCESS.read,
    summary: 'One alarm with its steps, members, controls, pain and some of its voices',
    tag: 'beacon',
    params: AlarmParams,
    reply: WholeAlarmView,
    handle: async (asked) => {
      const { workspaceId, now } = asked.call;
      const row = await findAlarm(queries, { workspaceId, id: asked.params.id });
      if (!row) return refuse('thing.unknown', 'There is no such alarm.', 'id');
      const members = await listAlarms(queries, workspaceId, { parentId: row.id, limit: MOST_MEMBERS });
      return done({
        ...(await showAlarm(house, asked, row)),
        steps: (await stepsOf(queries, workspaceId, row.id)).map(viewStep),
        memberAlarms: await showAlarms(house, asked, members),
        controlList: [...(await house.ports.controlList(asked, row.id))],
        pain: await painOf(queries, row),
        voices: await voicesBehind(queries, row, now),
      });
    },
  });
}

const viewStep = (step: AlarmStep): Static<typeof StepView> => ({
  action: step.action,
  at: step.at.toISOString(),
  actor: { id: step.actorId, name: step.actorName },
  note: step.note,
  detail: step.detail,
});

const filterOf = (query: Static<typeof AlarmsQuery>) => ({
  open: query.open,
  states: query.state as AlarmState[] | undefined,
  drill: query.drill,
  severities: query.severity as Severity[] | undefined,
  painId: query.painId,
  members: query.members,
  after: query.after,
});
