import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { ACCESS } from '../access/roles.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors/refusal.ts';
import { sendProblem } from '../http/problem.ts';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * `/healthz` (the process lives), `/readyz` (it can serve: the database answers), `/metrics` (Prometheus).
 * @param stopping tells whether the server is on its way down
 */
export function openTelemetry(app: FastifyInstance, database: Database, stopping: () => boolean): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gongjian_' });
  const durations = new Histogram({
    name: 'gongjian_http_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  const config = { access: ACCESS.anyone };
  const schema = { hide: true };
  app.get('/healthz', { config, schema }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config, schema }, async (_request, reply) => {
    if (stopping()) return sendProblem(reply, refuse('server.stopping', 'The server is on its way down.'));
    try {
      await database.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return sendProblem(reply, refuse('server.busy', 'The database does not answer.'));
    }
  });
  app.get('/metrics', { config, schema }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  return registry;
}
