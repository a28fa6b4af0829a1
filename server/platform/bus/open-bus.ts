import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Bus } from './bus.ts';
import { installationOf } from './installation.ts';
import { createLocalBus } from './local.ts';

/** The bus that the settings ask for: between servers where NATS is set, else of this one alone. */
export async function openBus(
  { natsUrl }: Pick<Config, 'natsUrl'>,
  { database, log }: { database: Database; log: FastifyBaseLogger },
): Promise<Bus> {
  const report = (error: unknown, event: string) =>
    log.error({ err: error, event }, 'an event was not handled');
  if (natsUrl === null) return createLocalBus(report);
  const { createNatsBus } = await import('./nats/nats-bus.ts');
  return createNatsBus({ url: natsUrl, installation: await installationOf(database.pool), report });
}
