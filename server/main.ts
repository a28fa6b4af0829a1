import type { FastifyInstance } from 'fastify';
import type { Authenticate } from './platform/access/principal.ts';
import { createLocalBus } from './platform/bus/local.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import { openDatabase } from './platform/database/database.ts';
import { migrateDatabase } from './platform/database/migrate.ts';
import { refuse } from './platform/errors/refusal.ts';
import { servePage } from './platform/http/page.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createDatabaseJobs } from './platform/jobs/database-jobs.ts';
import { openLive } from './platform/live/live.ts';
import { createLog } from './platform/telemetry/log.ts';
import { openTelemetry } from './platform/telemetry/metrics.ts';
import { registerRooms } from './rooms.ts';
import type { Services } from './services.ts';

/** A server that runs: its address, its parts, and how to stop it without losing anything. */
export interface Gongjian {
  readonly address: string;
  readonly app: FastifyInstance;
  readonly services: Services;
  stop(): Promise<void>;
}

/** What a test may bring instead of the real thing. */
export interface Outside {
  readonly clock?: Clock;
  readonly authenticate?: Authenticate;
}

/** Puts the house together: platform, rooms, loop; starts in order and stops in reverse. */
export async function startGongjian(config: Config, outside: Outside = {}): Promise<Gongjian> {
  const clock = outside.clock ?? systemClock;
  const log = createLog(config.logLevel);
  const database = await openDatabase({ url: config.databaseUrl, folder: config.data });
  await migrateDatabase(database);
  const bus = createLocalBus((error, event) => log.error({ err: error, event }, 'an event handler failed'));
  const jobs = createDatabaseJobs(database, (error) => log.error({ err: error }, 'a job failed'));
  const services: Services = { config, clock, log, database, bus, jobs };
  const app = await createHttpServer({
    log,
    clock,
    authenticate: outside.authenticate ?? (async () => refuse('session.missing', 'Sign in.')),
    origins: config.publicUrl ? [new URL(config.publicUrl).origin] : null,
    trustProxy: config.trustProxy,
  });
  let stopping = false;
  openTelemetry(app, database, () => stopping);
  const live = openLive(app, bus);
  const rooms = await registerRooms(app, services);
  await servePage(app);
  await jobs.start();
  const address = await app.listen({ port: config.port, host: config.host });
  return {
    address,
    app,
    services,
    stop: async () => {
      stopping = true;
      live.stop();
      await app.close();
      await rooms.stop();
      await jobs.stop();
      await bus.close();
      await database.close();
    },
  };
}
