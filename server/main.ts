import type { FastifyInstance } from 'fastify';
import { createLocalBus } from './platform/bus/local.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import { openDatabase } from './platform/database/database.ts';
import { migrateDatabase } from './platform/database/migrate.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createLog } from './platform/telemetry/log.ts';
import type { Services } from './services.ts';

/** A server that runs: its address, its parts, and how to stop it without losing anything. */
export interface Gongjian {
  readonly address: string;
  readonly app: FastifyInstance;
  readonly services: Services;
  stop(): Promise<void>;
}

/** Puts the house together: platform, rooms, loop; starts in order and stops in reverse. */
export async function startGongjian(config: Config, clock: Clock = systemClock): Promise<Gongjian> {
  const log = createLog(config.logLevel);
  const database = await openDatabase({ url: config.databaseUrl, folder: config.data });
  await migrateDatabase(database);
  const bus = createLocalBus((error, event) => log.error({ err: error, event }, 'an event handler failed'));
  const services = { config, clock, log, database, bus } as unknown as Services;
  const app = await createHttpServer({
    log,
    clock,
    authenticate: async () => ({ ok: false, code: 'session.missing', detail: 'Sign in.' }),
    origins: config.publicUrl ? [config.publicUrl] : null,
    trustProxy: config.trustProxy,
  });
  const address = await app.listen({ port: config.port, host: config.host });
  return {
    address,
    app,
    services,
    stop: async () => {
      await app.close();
      await bus.close();
      await database.close();
    },
  };
}
