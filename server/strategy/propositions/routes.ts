import type { FastifyInstance } from 'fastify';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import {
  ByIdParams,
  CreateProposition,
  HandOver,
  PropositionsQuery,
  PropositionsView,
  PropositionView,
  Retire,
  VersionsView,
  viewProposition,
  viewVersion,
} from './shapes.ts';
import {
  findProposition,
  type Handling,
  handleProposition,
  insertProposition,
  listPropositions,
  listVersions,
} from './store.ts';
import { missingIn, tidy } from './words.ts';

/** What the strategy needs to know of the rest of the house. */
export interface StrategyPorts {
  /** The cycle asked for, or the running one of the company (null), by its id. */
  cycleFor(queries: Queries, call: Call, cycleId: string | null): Promise<Outcome<string>>;
  /** Whether somebody is a member of the caller's workspace, and so can own a proposition. */
  isMember(workspaceId: string, userId: string): Promise<boolean>;
}

const NO_MEMBER = refuse('thing.unknown', 'There is no such member in this workspace.', 'body/ownerId');

const NO_OWNER = refuse('request.invalid', 'An API key owns no proposition; name a member.', 'body/ownerId');

/** Propositions: the clauses of the strategy, each a value for a customer. */
export function registerPropositions(app: FastifyInstance, services: Services, ports: StrategyPorts): void {
  registerReading(app, services);
  registerChanges(app, services, ports);
}

function registerReading(app: FastifyInstance, { database }: Services): void {
  const tag = 'strategy';

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/propositions',
    access: ACCESS.read,
    summary: 'Propositions with their words in force, by number; live ones unless asked otherwise',
    tag,
    query: PropositionsQuery,
    reply: PropositionsView,
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 100;
      const state = query.state ?? 'live';
      const found = await listPropositions(database.queries, call, { ...query, state, limit });
      return done({
        propositions: found.map(viewProposition),
        next: found.length === limit ? found.at(-1)!.id : null,
      });
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/propositions/:id',
    access: ACCESS.read,
    summary: 'One proposition',
    tag,
    params: ByIdParams,
    reply: PropositionView,
    handle: async ({ call, params }) => {
      const found = await findProposition(database.queries, call, params.id);
      return found.ok ? done(viewProposition(found.value)) : found;
    },
  });

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/propositions/:id/versions',
    access: ACCESS.read,
    summary: 'Every version of a proposition, the newest first',
    tag,
    params: ByIdParams,
    reply: VersionsView,
    handle: async ({ call, params }) => {
      const found = await listVersions(database.queries, call, params.id);
      return found.ok ? done({ versions: found.value.map(viewVersion) }) : found;
    },
  });
}

function registerChanges(app: FastifyInstance, services: Services, ports: StrategyPorts): void {
  const { database, bus } = services;
  const tag = 'strategy';

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/propositions',
    access: ACCESS.manage,
    summary: 'Add a proposition: who, pain, solution',
    tag,
    body: CreateProposition,
    reply: PropositionView,
    status: 201,
    handle: async ({ call, body }) => {
      const words = tidy(body.words);
      const missing = missingIn(words);
      if (missing) return refuse('proposition.incomplete', missing.says, `body/words/${missing.field}`);
      if (!body.ownerId && call.actor.kind !== 'member') return NO_OWNER;
      const ownerId = body.ownerId ?? call.actor.id;
      if (body.ownerId && !(await ports.isMember(call.workspaceId, ownerId))) return NO_MEMBER;
      const made = await database.transact(async (queries) => {
        const cycle = await ports.cycleFor(queries, call, body.cycleId ?? null);
        if (!cycle.ok) return cycle;
        return done(await insertProposition(queries, call, { words, cycleId: cycle.value, ownerId }));
      });
      if (!made.ok) return made;
      bus.publish('propositions.changed', call.workspaceId, { id: made.value.id });
      return done(viewProposition(made.value));
    },
  });

  const handle = async (
    call: Call,
    wish: { id: string; version: number; handling: Handling; reason?: string },
  ) => {
    const now = await database.transact((queries) => handleProposition(queries, call, wish));
    if (!now.ok) return now;
    bus.publish('propositions.changed', call.workspaceId, { id: wish.id });
    return done(viewProposition(now.value));
  };

  endpoint(app, {
    method: 'POST',
    url: '/api/v1/propositions/:id/owner',
    access: ACCESS.manage,
    summary: 'Hand a proposition over to another owner',
    tag,
    params: ByIdParams,
    body: HandOver,
    reply: PropositionView,
    handle: async ({ call, params, body: { ownerId, ...body } }) => {
      if (!(await ports.isMember(call.workspaceId, ownerId))) return NO_MEMBER;
      return handle(call, { ...params, ...body, handling: { type: 'handOver', ownerId } });
    },
  });

  for (const type of ['retire', 'unretire'] as const) {
    endpoint(app, {
      method: 'POST',
      url: `/api/v1/propositions/:id/${type}`,
      access: ACCESS.manage,
      summary:
        type === 'retire' ? 'Take a proposition out of the strategy' : 'Bring a retired proposition back',
      tag,
      params: ByIdParams,
      body: Retire,
      reply: PropositionView,
      handle: ({ call, params, body }) => handle(call, { ...params, ...body, handling: { type } }),
    });
  }
}
