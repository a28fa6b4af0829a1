import swagger from '@fastify/swagger';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import type { Authenticate } from '../access/principal.ts';
import { ACCESS } from '../access/roles.ts';
import type { Clock } from '../clock.ts';
import { refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { guardDoor } from './door.ts';
import { isAddressReadable, readJsonStrictly } from './json-body.ts';
import { handleError, sendProblem } from './problem.ts';
import { createValidatorCompiler } from './validation.ts';

/** Largest body of an ordinary request, in bytes; routes that take more say so. */
const BODY_LIMIT = 1_048_576;

export interface HttpOptions {
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  readonly origins: readonly string[] | null;
  readonly trustProxy: boolean;
}

/** The web server with its door, its refusals and its API description, but without any room's routes yet. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(createValidatorCompiler());
  app.setErrorHandler(handleError);
  readJsonStrictly(app);
  app.addHook('onRequest', async (request, reply) => {
    if (isAddressReadable(request.url)) return;
    return sendProblem(reply, refuse('request.invalid', 'What is escaped in the address is not UTF-8.'));
  });
  guardDoor(app, options);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gongjian',
        version: '1',
        description: 'One graph from a customer’s sentence to a clause of the strategy and back.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'gongjian.session_token' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
    },
  });
  app.get('/api/v1/openapi.json', { config: { access: ACCESS.anyone }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  return app;
}
