import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { actorOf, type Call, type Principal } from '../access/principal.ts';
import type { Access } from '../access/roles.ts';
import type { Outcome } from '../errors/refusal.ts';
import { sendProblem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the door for every route that needs a caller. */
    principal: Principal | null;
    /** Time of arrival, by the server's clock. */
    now: Date;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

type Parsed<S> = S extends TSchema ? Static<S> : undefined;

/** One address of the API: who may call it, what goes in, what comes out, what it does. */
export interface Endpoint<P, Q, B, R> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly access: Access;
  /** One line for the API description. */
  readonly summary: string;
  /** The room it belongs to, for the API description. */
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly status?: 200 | 201 | 202;
  readonly bodyLimit?: number;
  readonly handle: (asked: Asked<P, Q, B>) => Promise<Outcome<Parsed<R>>>;
}

export interface Asked<P, Q, B> {
  readonly call: Call;
  readonly principal: Principal;
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

/** Registers an endpoint; its schemas check the request and describe it in OpenAPI. */
export function endpoint<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(app: FastifyInstance, definition: Endpoint<P, Q, B, R>): void {
  const { method, url, access, params, query, body, reply, status = 200 } = definition;
  const schema: FastifySchema = {
    summary: definition.summary,
    tags: [definition.tag],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { [status]: reply },
  };
  app.route({
    method,
    url,
    config: { access },
    ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
    schema,
    handler: async (request: FastifyRequest, response: FastifyReply): Promise<FastifyReply> => {
      const principal = request.principal!;
      const outcome = await definition.handle({
        call: { workspaceId: principal.workspaceId, actor: actorOf(principal), now: request.now },
        principal,
        params: request.params as Parsed<P>,
        query: request.query as Parsed<Q>,
        body: request.body as Parsed<B>,
        request,
        response,
      });
      return outcome.ok ? response.code(status).send(outcome.value) : sendProblem(response, outcome);
    },
  });
}
