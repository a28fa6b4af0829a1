import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { People } from '../../bells/people.ts';
import './events.ts';
import { OnCallView, RotaBody, RotaEdit, RotaView } from './rota-shapes.ts';
import { viewOnCall, viewRota } from './rota-view.ts';
import { addRota, editRota, type RotaRow, readRotas, removeRota } from './rotas.ts';

const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });
const NowQuery = Type.Object(
  { at: Type.Optional(Type.String({ format: 'date-time', maxLength: 40 })) },
  { additionalProperties: false },
);

export interface OnCallParts {
  readonly database: Database;
  readonly bus: Bus;
  readonly people: People;
}

/** Rotas, and who is on call. */
export function registerOnCall(app: FastifyInstance, { database, bus, people }: OnCallParts): void {
  const { queries } = database;
  const change = async <T>(call: Call, work: (inside: Queries) => Promise<Outcome<T>>) => {
    const outcome = await database.transact(work);
    if (outcome.ok) bus.publish('rotas.changed', call.workspaceId, {});
    return outcome;
  };
  const show = async (call: Call, outcome: Outcome<RotaRow>): Promise<Outcome<RotaView>> =>
    outcome.ok
      ? done(viewRota(outcome.value, await people.memberNames(call.workspaceId), call.now))
      : outcome;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/on-call/rotas',
    access: ACCESS.read,
    summary: 'Rotas with the shifts and gaps of the coming 28 days',
    tag: 'beacon',
    reply: Type.Object({ items: Type.Array(RotaView), next: Type.Null() }),
    handle: async ({ call }) => {
      const names = await people.memberNames(call.workspaceId);
      const rows = await readRotas(queries, call.workspaceId);
      return done({ items: rows.map((row) => viewRota(row, names, call.now)), next: null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/on-call/rotas',
    access: ACCESS.manage,
    summary: 'Add a rota',
    tag: 'beacon',
    body: RotaBody,
    reply: RotaView,
    status: 201,
    handle: async ({ call, body }) => {
      const members = await people.members(call.workspaceId);
      return show(call, await change(call, (inside) => addRota(inside, call, { body, members })));
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/on-call/rotas/:id',
    access: ACCESS.manage,
    summary: 'Change parts of a rota, such as its overrides',
    tag: 'beacon',
    params: Params,
    body: RotaEdit,
    reply: RotaView,
    handle: async ({ call, params, body }) => {
      const members = await people.members(call.workspaceId);
      return show(call, await change(call, (inside) => editRota(inside, call, { ...params, body, members })));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/on-call/rotas/:id',
    access: ACCESS.manage,
    summary: 'Remove a rota that no ladder calls',
    tag: 'beacon',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (inside) => removeRota(inside, call, params.id)),
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/on-call/now',
    access: ACCESS.read,
    summary: 'Who is on call in each rota, now or at another moment, and who is next',
    tag: 'beacon',
    query: NowQuery,
    reply: Type.Object({ at: Type.String(), items: Type.Array(OnCallView) }),
    handle: async ({ call, query }) => {
      const at = query.at === undefined ? call.now : new Date(query.at);
      const names = await people.memberNames(call.workspaceId);
      const rows = await readRotas(queries, call.workspaceId);
      return done({ at: at.toISOString(), items: rows.map((row) => viewOnCall(row, names, at)) });
    },
  });
}
