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
import '../on-call/events.ts';
import { BUILT_IN } from './ladder.ts';
import { LadderBody, LadderEdit, LadderView, viewLadder } from './ladder-shapes.ts';
import { addLadder, editLadder, type LadderRow, readLadders, removeLadder } from './ladders.ts';

const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });

export interface LadderParts {
  readonly database: Database;
  readonly bus: Bus;
  readonly people: People;
}

/** Ladders: who is called for which alarm. */
export function registerLadders(app: FastifyInstance, { database, bus, people }: LadderParts): void {
  const change = async <T>(call: Call, work: (inside: Queries) => Promise<Outcome<T>>) => {
    const outcome = await database.transact(work);
    if (outcome.ok) bus.publish('rotas.changed', call.workspaceId, {});
    return outcome;
  };
  const show = (outcome: Outcome<LadderRow>) => (outcome.ok ? done(viewLadder(outcome.value)) : outcome);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/ladders',
    access: ACCESS.read,
    summary: 'Ladders in the order in which they are asked; the last one counts where no other fits',
    tag: 'beacon',
    reply: Type.Object({ items: Type.Array(LadderView), next: Type.Null() }),
    handle: async ({ call }) => {
      const rows = await readLadders(database.queries, call.workspaceId);
      const last = structuredClone({ ...BUILT_IN, version: 1 }) as LadderView;
      return done({ items: [...rows.map(viewLadder), last], next: null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/ladders',
    access: ACCESS.manage,
    summary: 'Add a ladder',
    tag: 'beacon',
    body: LadderBody,
    reply: LadderView,
    status: 201,
    handle: async ({ call, body }) => {
      const members = await people.members(call.workspaceId);
      return show(await change(call, (inside) => addLadder(inside, call, { body, members })));
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/ladders/:id',
    access: ACCESS.manage,
    summary: 'Change parts of a ladder; alarms that burn keep the steps they began with',
    tag: 'beacon',
    params: Params,
    body: LadderEdit,
    reply: LadderView,
    handle: async ({ call, params, body }) => {
      const members = await people.members(call.workspaceId);
      return show(await change(call, (inside) => editLadder(inside, call, { ...params, body, members })));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/ladders/:id',
    access: ACCESS.manage,
    summary: 'Remove a ladder',
    tag: 'beacon',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (inside) => removeLadder(inside, call, params.id)),
  });
}
