import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import type { Outcome } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { createFresh } from './fresh.ts';
import { readOverview } from './overview.ts';
import { OverviewView } from './shapes.ts';

/** While voices stream in, every open page asks again and again; they may be this much behind. */
const BEHIND_MS = 1000;

/** The home page's figures in one call. */
export function registerOverview(app: FastifyInstance, { database, bus }: Services): void {
  const fresh = createFresh<Outcome<Static<typeof OverviewView>>>(BEHIND_MS);
  bus.subscribeAll(({ name, workspaceId }) => {
    // What a person did must show at once; voices and pains change all the time and wait for the moment to pass.
    if (!name.startsWith('voices.') && !name.startsWith('pains.')) fresh.forget(workspaceId);
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/overview',
    access: ACCESS.read,
    summary: 'The home page’s figures: the ring, loop time, blind spots, dead clauses, counts',
    tag: 'loop',
    reply: OverviewView,
    handle: ({ call }) => fresh.read(call.workspaceId, () => readOverview(database, call)),
  });
}
