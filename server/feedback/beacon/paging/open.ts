import type { FastifyInstance } from 'fastify';
import { signingSecret } from '../../../platform/accounts/signing-secret.ts';
import type { Config } from '../../../platform/config/config.ts';
import { createSeal } from '../../../platform/security/seal.ts';
import { createWebhooks } from '../../../platform/webhooks/index.ts';
import type { Services } from '../../../services.ts';
import { registerLadders } from '../ladders/index.ts';
import { registerOnCall } from '../on-call/index.ts';
import type { AlarmsToPage, Pager } from './alarm.ts';
import { registerChannels } from './channel-routes.ts';
import { deriveVapid } from './channels/web-push/vapid.ts';
import { registerDeliveries } from './delivery-routes.ts';
import type { PagingHouse } from './house.ts';
import type { Timing } from './lanes/lane.ts';
import { registerLinks } from './link-routes.ts';
import { registerMine } from './mine-routes.ts';
import { createPager, SWEEP } from './pager.ts';
import { stopsPaging } from './stops.ts';

/** Paging as the tower holds it. */
export interface Paging extends Pager {
  /** Resolves once nothing is under way. */
  rest(): Promise<void>;
  /** Lets what is under way arrive; what waits is taken up when a server starts again. */
  end(): Promise<void>;
}

export interface PagingParts {
  readonly alarms: AlarmsToPage;
  /** The time that lanes go by: the system's, unless a test brings its own. */
  readonly timing?: Timing;
}

/** Opens rotas, ladders, channels and deliveries, and takes up what a server before left. */
export async function openPaging(
  app: FastifyInstance,
  services: Services,
  { alarms, timing = systemTiming }: PagingParts,
): Promise<Paging> {
  const { config, clock, database, bus, jobs, log, mail, accounts } = services;
  const secret = signingSecret(config);
  const house: PagingHouse = {
    database,
    bus,
    jobs,
    clock,
    log,
    mail,
    people: accounts,
    alarms,
    secret,
    seal: createSeal(secret, 'paging'),
    visitor: async (request) => {
      const principal = await accounts.authenticate(request);
      return 'kind' in principal && principal.kind === 'member' ? principal.userId : null;
    },
    vapid: deriveVapid(secret, contactOf(config)),
    webhooks: createWebhooks({ privateNetworks: config.privateNetworks, clock }),
    origin: () => (config.publicUrl ?? `http://${config.host}:${config.port}`).replace(/\/+$/, ''),
  };
  registerOnCall(app, { database, bus, people: accounts });
  registerLadders(app, { database, bus, people: accounts });
  registerChannels(app, house);
  registerDeliveries(app, house);
  registerMine(app, house);
  registerLinks(app, house);
  const pager = createPager(house, timing);
  jobs.handle(SWEEP, pager.sweep);
  await jobs.every(SWEEP, '* * * * *', 'UTC');
  const leave = stopsPaging(house, pager);
  await pager.sweep();
  return {
    ...pager,
    end: async () => {
      leave();
      await pager.end();
    },
  };
}

const systemTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((waited) => {
      if (signal.aborted) return waited();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        waited();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
    }),
};

/** Whom a push service may turn to: the public address, else the sender of mails. */
function contactOf({ publicUrl, mailFrom }: Config): string {
  if (publicUrl?.startsWith('https:')) return publicUrl;
  return `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
}
