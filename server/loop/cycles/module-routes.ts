import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { changeModule, createModule, listModules } from './modules.ts';
import { DAYS_MISFIT } from './routes.ts';
import {
  ByIdParams,
  ChangeModule,
  CreateModule,
  ModulesView,
  ModuleView,
  turningAsked,
  viewModule,
} from './shapes.ts';

/** Business modules: parts of the company that turn their loop at their own cadence. */
export function registerModules(app: FastifyInstance, { database }: Services): void {
  const tag = 'loop';

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/modules',
    access: ACCESS.read,
    summary: 'Business modules with their cadence',
    tag,
    reply: ModulesView,
    handle: async ({ call }) =>
      done({ modules: (await listModules(database.queries, call)).map(viewModule) }),
  });

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/modules',
    access: ACCESS.decide,
    summary: 'Add a business module',
    tag,
    body: CreateModule,
    reply: ModuleView,
    status: 201,
    handle: async ({ call, body }) => {
      const turning = turningAsked(body);
      if (!turning) return DAYS_MISFIT;
      const made = await database.transact((queries) =>
        createModule(queries, call, { name: body.name.trim(), turning }),
      );
      return made.ok ? done(viewModule(made.value)) : made;
    },
  });

  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/modules/:id',
    access: ACCESS.decide,
    summary: 'Rename a module or give it another cadence from its next cycle on',
    tag,
    params: ByIdParams,
    body: ChangeModule,
    reply: ModuleView,
    handle: async ({ call, params, body }) => {
      const { cadence, days, name, version } = body;
      const turning = cadence && turningAsked(days === undefined ? { cadence } : { cadence, days });
      if (turning === null || (days !== undefined && !cadence)) return DAYS_MISFIT;
      const wish = {
        id: params.id,
        version,
        ...(name && { name: name.trim() }),
        ...(turning && { turning }),
      };
      const changed = await database.transact((queries) => changeModule(queries, call, wish));
      return changed.ok ? done(viewModule(changed.value)) : changed;
    },
  });
}
