import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { People } from './people.ts';

/** What bells need of the house. */
export interface Bellhouse {
  readonly database: Database;
  readonly bus: Bus;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly people: People;
  /** Workspaces whose ladders wait: what happened long ago is being written down there. */
  readonly quiet: Set<string>;
}
