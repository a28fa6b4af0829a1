import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { RecentVoices } from './recent-voices.ts';

/** Something of an alarm's clock happened; must bear being told twice. */
export type Told = (workspaceId: string, alarmId: string, at: Date) => Promise<void>;

/** What controls need of the house. */
export interface ControlHouse {
  readonly database: Database;
  readonly bus: Bus;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Voices of the last hour, for what a scope would touch. */
  readonly recent: RecentVoices;
  readonly onDeployed: Told;
  readonly onEnforced: Told;
  /** What points are told changed, by this very server. */
  readonly changed: (workspaceId: string) => void;
}
