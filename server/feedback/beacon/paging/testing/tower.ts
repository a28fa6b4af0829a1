import type { FastifyInstance } from 'fastify';
import { openServices } from '../../../../main.ts';
import type { Call } from '../../../../platform/access/principal.ts';
import type { Role } from '../../../../platform/access/roles.ts';
import type { Clock } from '../../../../platform/clock.ts';
import { parseConfig } from '../../../../platform/config/config.ts';
import { done, refuse } from '../../../../platform/errors/refusal.ts';
import { createHttpServer } from '../../../../platform/http/server.ts';
import type { Services } from '../../../../services.ts';
import { type Caller, createCaller } from '../../../../testing/caller.ts';
import type { TestPlace } from '../../../../testing/database.ts';
import { expectDone, sessionCookie } from '../../../../testing/world.ts';
import type { AlarmsToPage, PagedAlarm } from '../alarm.ts';
import { openPaging, type Paging } from '../index.ts';
import type { Timing } from '../lanes/lane.ts';

/** Alarms that a test raises by hand; they outlive the server. */
export class HandAlarms implements AlarmsToPage {
  readonly all = new Map<string, PagedAlarm>();
  readonly acknowledged: { alarmId: string; by: string }[] = [];

  keep(alarm: PagedAlarm): PagedAlarm {
    this.all.set(alarm.id, alarm);
    return alarm;
  }
  async find(workspaceId: string, alarmId: string): Promise<PagedAlarm | null> {
    const alarm = this.all.get(alarmId);
    return alarm?.workspaceId === workspaceId ? alarm : null;
  }
  async acknowledge(call: Call, alarmId: string) {
    const alarm = this.all.get(alarmId)!;
    if (alarm.state !== 'raised') return refuse('action.impossible', 'Taken already.');
    this.keep({ ...alarm, state: 'acknowledged' });
    this.acknowledged.push({ alarmId, by: call.actor.id });
    return done(null);
  }
}

/** A server with paging alone. */
export interface Tower {
  readonly address: string;
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly paging: Paging;
  readonly workspaceId: string;
  /** A member of the workspace in that role; a new one at every call. */
  member(role: Role, name: string): Promise<Caller>;
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

/** Lanes that hurry. */
const FAST: Timing = {
  now: () => performance.now() * 1_000,
  wait: (milliseconds) => new Promise((waited) => setTimeout(waited, milliseconds / 1_000)),
};

export interface TowerParts {
  readonly place: TestPlace;
  readonly clock: Clock;
  /** Whether lanes wait for as long as they say; else a thousandth of it. */
  readonly slow?: boolean;
  readonly alarms: AlarmsToPage;
  readonly settings?: Readonly<Record<string, string>>;
}

export async function startTower({
  place,
  clock,
  alarms,
  settings = {},
  slow = false,
}: TowerParts): Promise<Tower> {
  const parsed = parseConfig(
    { port: '0', data: place.folder, empty: 'true', logLevel: 'silent' },
    {
      WEBHOOK_PRIVATE_NETWORKS: '127.0.0.0/8',
      ...settings,
      ...(place.url === null ? {} : { DATABASE_URL: place.url }),
    },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { services, close } = await openServices(parsed.config, { clock });
  const { accounts, log } = services;
  const app = await createHttpServer({
    log,
    clock,
    authenticate: accounts.authenticate,
    origins: null,
    trustProxy: false,
  });
  const paging = await openPaging(app, services, { alarms, ...(slow ? {} : { timing: FAST }) });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const system = { kind: 'system', id: 'test', name: 'test' } as const;
  const workspace = (await accounts.workspaces())[0] ?? (await accounts.createWorkspace('Tower', system));
  const call = { workspaceId: workspace.id, actor: system, now: clock.now() };
  return {
    address,
    app,
    services,
    paging,
    workspaceId: workspace.id,
    member: async (role, name) => {
      const user = expectDone(await accounts.createUser({ email: `${name}@tower.test`, name }));
      expectDone(await accounts.addMember(call, { userId: user.id, role }));
      return createCaller(address, user.id, { cookie: await sessionCookie(accounts, user.id) });
    },
    sweep: () => services.jobs.runNow('paging.sweep'),
    stop: async () => {
      await app.close();
      await paging.end();
      await close();
    },
  };
}
