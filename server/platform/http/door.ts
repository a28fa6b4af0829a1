import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify';
import type { Authenticate, Principal } from '../access/principal.ts';
import type { Access } from '../access/roles.ts';
import type { Clock } from '../clock.ts';
import { type Refusal, refuse } from '../errors/refusal.ts';
import { sendProblem } from './problem.ts';

/** A route as it was registered, for the test that walks them all. */
export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  readonly schema: FastifySchema | undefined;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly declaredRoutes: DeclaredRoute[];
  }
}

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Stands before every route: no route without a declared access is registered, nobody passes who may not, and no
 * page of another site acts with a member's session.
 * @param origins addresses that the web page is served under; null: the one that the request itself names
 */
export function guardDoor(
  app: FastifyInstance,
  services: { authenticate: Authenticate; clock: Clock; origins: readonly string[] | null },
): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('now');
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (!access) throw new Error(`The route ${route.method} ${route.url} does not say who may call it`);
    const { url, schema } = route;
    for (const method of [route.method].flat()) app.declaredRoutes.push({ method, url, access, schema });
  });
  app.addHook('onRequest', async (request, reply) => {
    request.now = services.clock.now();
    const access = request.routeOptions.config.access;
    if (!access) return;
    if (isForeign(request, services.origins)) {
      return sendProblem(
        reply,
        refuse('request.origin', 'Send the request from the page itself, or with an API key.'),
      );
    }
    if (access.roles === 'anyone') return;
    const principal = await services.authenticate(request);
    if ('ok' in principal) return sendProblem(reply, principal);
    const refusal = mayCall(principal, access);
    if (refusal) return sendProblem(reply, refusal);
    request.principal = principal;
  });
}

function mayCall(principal: Principal, access: Access): Refusal | null {
  if (access.roles === 'anyone') return null;
  if (principal.kind === 'member') {
    if (access.roles.includes(principal.role)) return null;
    return refuse('access.role', `This needs one of: ${access.roles.join(', ')}. You are ${principal.role}.`);
  }
  if (access.scope === null) return refuse('access.scope', 'No API key may call this; sign in as a member.');
  if (principal.scopes.includes(access.scope) || principal.scopes.includes('admin')) return null;
  return refuse('access.scope', `This needs the scope ${access.scope}.`);
}

/** Cross-site request forgery: a browser names the origin of unsafe requests; one that is not ours has no business. */
function isForeign(request: FastifyRequest, origins: readonly string[] | null): boolean {
  if (!UNSAFE.has(request.method) || request.headers.authorization || request.headers['x-api-key'])
    return false;
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  const ours = origins ?? [`${request.protocol}://${request.host}`];
  return !ours.includes(origin);
}
