import type { Located } from '@gongjian/engines/locate';
import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Found } from './found.ts';
import type { AlarmPeople } from './people.ts';
import type { AlarmPorts } from './ports.ts';
import type { AlarmRow } from './store.ts';

/**
 * What became of what was found. Only `new` is paged: an alarm of its own, or a member graver than all that was paged
 * of its group. `again`: an open alarm of the same series and direction took the reading in.
 */
export type RaisedType = 'new' | 'again' | 'silenced' | 'inhibited' | 'grouped';

export interface Raised {
  readonly type: RaisedType;
  readonly alarm: AlarmRow;
}

/** What an open alarm reads now. */
export interface News {
  readonly alarmId: string;
  readonly at: Date;
  readonly rate: number;
  readonly expected: number;
  /** Back within the expected band. */
  readonly quiet: boolean;
}

/** Where alarms are raised and followed; what the watch and the controls call. */
export interface AlarmDesk {
  /** Idempotent: the same series and direction raises no second alarm while the first burns. */
  raise(found: Found): Promise<Raised>;
  /** Where it was located to; may make it a member of an older alarm, or silence it. */
  located(alarm: { workspaceId: string; id: string }, cause: Located & { at: Date }): Promise<void>;
  /** Every some seconds while alarms burn; sets when their rate fell and clears what stays quiet. */
  follow(workspaceId: string, news: readonly News[]): Promise<void>;
  /** The first control of the alarm went out. */
  deployed(workspaceId: string, alarmId: string, at: Date): Promise<void>;
  /** Its controls are enforced at every point: it is contained, unless more of them are on their way. */
  enforced(workspaceId: string, alarmId: string, at: Date): Promise<void>;
  /** Not located yet, or no playbook considered: what a restart resumes, the oldest first. */
  unfinished(workspaceId?: string): Promise<AlarmRow[]>;
  /** Playbooks were considered for it. */
  considered(workspaceId: string, alarmId: string): Promise<void>;
  /** Alarms that burn: members and silenced ones too, so that they are followed. */
  burning(workspaceId: string): Promise<AlarmRow[]>;
}

/** What alarms need of the house. */
export interface AlarmHouse {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly people: AlarmPeople;
  readonly ports: AlarmPorts;
  /** How long an alarm must be quiet before it clears. */
  readonly clearAfterMs: number;
}
