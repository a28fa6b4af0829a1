import type { FastifyInstance } from 'fastify';
import { ensureFirstOwner } from './platform/accounts/first-owner.ts';
import { createAccounts, registerAccounts } from './platform/accounts/index.ts';
import { openAudit } from './platform/audit/routes.ts';
import { openBus } from './platform/bus/open-bus.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import { openDatabase } from './platform/database/database.ts';
import { migrateDatabase } from './platform/database/migrate.ts';
import { openExport } from './platform/export/index.ts';
import { servePage } from './platform/http/page.ts';
import { createHttpServer } from './platform/http/server.ts';
import { createDatabaseJobs } from './platform/jobs/database-jobs.ts';
import { openLive } from './platform/live/live.ts';
import { createMail } from './platform/mail/mail.ts';
import { sendSecurityHeaders } from './platform/security/headers.ts';
import { createLog } from './platform/telemetry/log.ts';
import { openTelemetry } from './platform/telemetry/metrics.ts';
import { registerRooms } from './rooms.ts';
import type { Services } from './services.ts';

/** A server that runs: its address, its parts, and how to stop it without losing anything. */
export interface Gongjian {
  readonly address: string;
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Path of the link that signs the first owner in, while they have no password. */
  readonly welcome: string | null;
  stop(): Promise<void>;
}

const SWEEP_MS = 100;

/** What a test may bring instead of the real thing. */
export interface Outside {
  readonly clock?: Clock;
}

/** The platform without its web server, as commands use it too; `close` ends it in reverse order. */
export async function openServices(
  config: Config,
  outside: Outside = {},
): Promise<{ services: Services; close(): Promise<void> }> {
  const clock = outside.clock ?? systemClock;
  const log = createLog(config.logLevel);
  const database = await openDatabase({ url: config.databaseUrl, folder: config.data });
  try {
    await migrateDatabase(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const bus = await openBus(config, { database, log });
  const jobs = createDatabaseJobs(database, (error) => log.error({ err: error }, 'a job failed'));
  const mail = createMail(config, log);
  const accounts = createAccounts({ config, clock, log, database, bus, mail });
  return {
    services: { config, clock, log, database, bus, jobs, mail, accounts },
    close: async () => {
      await jobs.stop();
      await mail.close();
      await bus.close();
      await database.close();
    },
  };
}

/** Puts the house together: platform, rooms, loop; starts in order and stops in reverse. */
export async function startGongjian(config: Config, outside: Outside = {}): Promise<Gongjian> {
  const { services, close } = await openServices(config, outside);
  try {
    return await openDoors(services, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDoors(services: Services, close: () => Promise<void>): Promise<Gongjian> {
  const { config, accounts, bus, clock, database, jobs, log } = services;
  const app = await createHttpServer({
    log,
    clock,
    authenticate: accounts.authenticate,
    origins: config.publicUrl ? [new URL(config.publicUrl).origin] : null,
    trustProxy: config.trustProxy,
  });
  await sendSecurityHeaders(app, config.publicUrl?.startsWith('https:') ?? false);
  let stopping = false;
  openTelemetry(app, database, () => stopping);
  const live = openLive(app, bus);
  await ensureFirstOwner(accounts, clock);
  registerAccounts(app, accounts, services);
  openAudit(app, database);
  openExport(app, services);
  const rooms = await registerRooms(app, services);
  await servePage(app);
  await jobs.start();
  const waiting = await accounts.waitingOwner();
  const address = await app.listen({ port: config.port, host: config.host });
  return {
    address,
    app,
    services,
    welcome: waiting && (await accounts.createLink(waiting.id)),
    stop: async () => {
      stopping = true;
      live.stop();
      await closeHttp(app);
      await rooms.stop();
      await close();
    },
  };
}

/** A connection whose last answer ends after the closing has begun is kept alive for a minute, if nobody looks again. */
async function closeHttp(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}
