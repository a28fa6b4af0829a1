import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { LONGEST_TTL } from '../controls/control.ts';
import { ControlActionShape } from '../controls/control-action.ts';
import type { ControlHouse } from '../controls/house.ts';
import { ScopeShape } from '../scope.ts';
import { SEVERITIES, SUBJECTS } from './playbook.ts';
import { addPlaybook, editPlaybook, listPlaybooks, type PlaybookRow, removePlaybook } from './store.ts';
import './events.ts';

const closed = { additionalProperties: false } as const;
const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });

const MatchesShape = Type.Object(
  {
    subjects: Type.Optional(Type.Array(Type.Enum(SUBJECTS), { minItems: 1, uniqueItems: true })),
    severities: Type.Optional(Type.Array(Type.Enum(SEVERITIES), { minItems: 1, uniqueItems: true })),
    scope: Type.Optional(ScopeShape),
    minimumLift: Type.Optional(Type.Number({ minimum: 0, maximum: 1e6 })),
  },
  { ...closed, description: 'Every part that is given must fit the alarm' },
);

const PLAYBOOK = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  enabled: Type.Boolean(),
  matches: MatchesShape,
  action: ControlActionShape,
  ttlMinutes: Type.Integer({ minimum: 1, maximum: LONGEST_TTL }),
  automatic: Type.Boolean({ description: 'False: its control waits for one click' }),
  cooldownMinutes: Type.Integer({ minimum: 0, maximum: 10_080, description: 'Rest after a run' }),
  mostPerDay: Type.Integer({ minimum: 1, maximum: 1_000, description: 'Runs within 24 hours' }),
};
const PlaybookView = Type.Object({ id: Type.String(), ...PLAYBOOK, version: Type.Integer() });

/** What is done about alarms of a kind. */
export function registerPlaybooks(app: FastifyInstance, house: ControlHouse): void {
  const { database } = house;
  const tell = (workspaceId: string, playbookId: string) =>
    house.bus.publish('playbooks.changed', workspaceId, { playbookId });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/playbooks',
    access: ACCESS.read,
    summary: 'Playbooks in the order in which they were added',
    tag: 'controls',
    reply: Type.Object({ items: Type.Array(PlaybookView), next: Type.Null() }),
    handle: async ({ call }) => {
      const rows = await listPlaybooks(database.queries, call.workspaceId);
      return done({ items: rows.map(viewPlaybook), next: null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/playbooks',
    access: ACCESS.manage,
    summary: 'Add a playbook',
    tag: 'controls',
    body: Type.Object(PLAYBOOK, closed),
    reply: PlaybookView,
    status: 201,
    handle: async ({ call, body }) => {
      const outcome = await database.transact((queries) => addPlaybook(queries, call, body));
      if (!outcome.ok) return outcome;
      tell(call.workspaceId, outcome.value.id);
      return done(viewPlaybook(outcome.value));
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/playbooks/:id',
    access: ACCESS.manage,
    summary: 'Change parts of a playbook; controls that it made stay as they are',
    tag: 'controls',
    params: Params,
    body: Type.Object(
      { version: Type.Integer({ minimum: 1 }), ...Type.Partial(Type.Object(PLAYBOOK)).properties },
      closed,
    ),
    reply: PlaybookView,
    handle: async ({ call, params, body }) => {
      const edit = { ...body, id: params.id };
      const outcome = await database.transact((queries) => editPlaybook(queries, call, edit));
      if (!outcome.ok) return outcome;
      tell(call.workspaceId, params.id);
      return done(viewPlaybook(outcome.value));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/playbooks/:id',
    access: ACCESS.manage,
    summary: 'Remove a playbook; controls that it made stay as they are',
    tag: 'controls',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: async ({ call, params }) => {
      const outcome = await database.transact((queries) => removePlaybook(queries, call, params.id));
      if (outcome.ok) tell(call.workspaceId, params.id);
      return outcome;
    },
  });
}

const viewPlaybook = ({ workspaceId: _, ...row }: PlaybookRow): Static<typeof PlaybookView> => ({
  ...row,
  matches: structuredClone(row.matches) as Static<typeof MatchesShape>,
});
