import type { FastifyBaseLogger } from 'fastify';
import type { Accounts } from './platform/accounts/index.ts';
import type { Bus } from './platform/bus/bus.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import type { Database } from './platform/database/database.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import type { Mail } from './platform/mail/mail.ts';

/** What the platform offers to every room. */
export interface Services {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly database: Database;
  readonly bus: Bus;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly accounts: Accounts;
}
