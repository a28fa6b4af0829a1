import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { companyDays } from './company-days.ts';
import {
  ByIdParams,
  CloseCycle,
  ClosedView,
  CreateCycle,
  CurrentQuery,
  CyclesQuery,
  CyclesView,
  CycleView,
  RenameCycle,
  turningAsked,
  viewCycle,
} from './shapes.ts';
import { listCycles } from './store.ts';
import { closeCycle, createCycle, readCurrentCycle, renameCycle } from './turning.ts';

export const DAYS_MISFIT = refuse(
  'request.invalid',
  'A custom cadence needs `days`, and only a custom one takes them.',
  'body/days',
);

const tag = 'loop';

/** The turns of the strategy loop. */
export function registerCycles(app: FastifyInstance, services: Services): void {
  registerReading(app, services);
  registerPlanning(app, services);
  registerClosing(app, services);
}

function registerReading(app: FastifyInstance, { database }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/cycles',
    access: ACCESS.read,
    summary: 'Cycles, the newest first',
    tag,
    query: CyclesQuery,
    reply: CyclesView,
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const found = await listCycles(database.queries, call, { ...query, limit });
      const { today } = await companyDays(database.queries, call);
      return done({
        cycles: found.map((cycle) => viewCycle(cycle, today)),
        next: found.length === limit ? found.at(-1)!.id : null,
      });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/cycles/current',
    access: ACCESS.read,
    summary: 'The cycle of today, of the company or of a module',
    tag,
    query: CurrentQuery,
    reply: CycleView,
    handle: async ({ call, query }) => {
      const current = await readCurrentCycle(database, call, query.moduleId ?? null);
      const { today } = await companyDays(database.queries, call);
      return current.ok ? done(viewCycle(current.value, today)) : current;
    },
  });
}

function registerPlanning(app: FastifyInstance, { database, bus }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/cycles',
    access: ACCESS.decide,
    summary: 'Plan the next cycle by hand',
    tag,
    body: CreateCycle,
    reply: CycleView,
    status: 201,
    handle: async ({ call, body }) => {
      const turning = turningAsked(body);
      if (!turning) return DAYS_MISFIT;
      const { startsOn } = body;
      const wish = { moduleId: body.moduleId ?? null, name: body.name ?? null, turning };
      const made = await database.transact((queries) =>
        createCycle(queries, call, startsOn === undefined ? wish : { ...wish, startsOn }),
      );
      if (!made.ok) return made;
      bus.publish('cycles.changed', call.workspaceId, { id: made.value.id });
      const { today } = await companyDays(database.queries, call);
      return done(viewCycle(made.value, today));
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/cycles/:id',
    access: ACCESS.decide,
    summary: 'Name a cycle',
    tag,
    params: ByIdParams,
    body: RenameCycle,
    reply: CycleView,
    handle: async ({ call, params, body }) => {
      const named = await database.transact((queries) =>
        renameCycle(queries, call, { id: params.id, ...body }),
      );
      if (!named.ok) return named;
      bus.publish('cycles.changed', call.workspaceId, { id: params.id });
      const { today } = await companyDays(database.queries, call);
      return done(viewCycle(named.value, today));
    },
  });
}

function registerClosing(app: FastifyInstance, { database, bus }: Services): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/cycles/:id/close',
    access: ACCESS.decide,
    summary: 'Close a cycle, early too, and begin the next in a cadence of choice',
    tag,
    params: ByIdParams,
    body: CloseCycle,
    reply: ClosedView,
    handle: async ({ call, params, body }) => {
      const { next: asked, ...rest } = body;
      const next = asked && turningAsked(asked);
      if (next === null) return DAYS_MISFIT;
      const wish = { ...rest, id: params.id, ...(next && { next }) };
      const closed = await database.transact((queries) => closeCycle(queries, call, wish));
      if (!closed.ok) return closed;
      bus.publish('cycles.changed', call.workspaceId, { id: params.id });
      const { today } = await companyDays(database.queries, call);
      return done({
        closed: viewCycle(closed.value.closed, today),
        next: viewCycle(closed.value.next, today),
      });
    },
  });
}
