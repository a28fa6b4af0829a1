import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Role } from '../../../platform/access/roles.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { Seal } from '../../../platform/security/seal.ts';
import type { Webhooks } from '../../../platform/webhooks/index.ts';
import type { AlarmsToPage } from './alarm.ts';
import type { VapidKeys } from './channels/web-push/vapid.ts';

/** A member as paging needs to know them. */
export interface PageMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Who belongs to a workspace; the accounts answer it. */
export interface PagePeople {
  members(workspaceId: string): Promise<readonly PageMember[]>;
  memberNames(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  workspace(workspaceId: string): Promise<{ readonly name: string } | null>;
}

/** What paging needs of the house. */
export interface PagingHouse {
  readonly database: Database;
  readonly bus: Bus;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly mail: Mail;
  readonly people: PagePeople;
  readonly webhooks: Webhooks;
  readonly alarms: AlarmsToPage;
  /** Keeps addresses and secrets of channels. */
  readonly seal: Seal;
  /** Signs the links of messages. */
  readonly secret: string;
  readonly vapid: VapidKeys;
  /** The user whose session a request comes with; null without one. */
  readonly visitor: (request: FastifyRequest) => Promise<string | null>;
  /** Address of the page as people open it, without a slash at its end. */
  readonly origin: () => string;
}
