import type { FastifyInstance } from 'fastify';
import { signingSecret } from '../../platform/accounts/signing-secret.ts';
import { refuse } from '../../platform/errors/refusal.ts';
import { createWebhooks } from '../../platform/webhooks/index.ts';
import type { Services } from '../../services.ts';
import type { ListeningStream } from '../listening/index.ts';
import {
  type AlarmPeople,
  type AlarmPorts,
  acknowledgeAlarm,
  findAlarm,
  openAlarms,
} from './alarms/index.ts';
import { answeredScopes } from './answered.ts';
import { aroundOf, controlsOf } from './around.ts';
import { openControls } from './controls/index.ts';
import { createFlow, type Flow } from './flow.ts';
import { isWithinScopes, NOWHERE, placeOf } from './locating/place.ts';
import { openPaging } from './paging/index.ts';
import { registerPromotions } from './promotions/routes.ts';
import { forgetNightly } from './series/keeping.ts';
import { registerSeries } from './series/routes.ts';
import { findingOf, findingOfPushed } from './watching/finding.ts';
import { followAlarms } from './watching/follow.ts';
import { startWatching, type Watch } from './watching/index.ts';
import { seriesWatch } from './watching/series-now.ts';

/** What the tower needs of the rooms around it. */
export interface BeaconParts {
  readonly listening: ListeningStream;
  /** Live propositions that address a pain. */
  readonly strategyOn: AlarmPorts['strategyOn'];
}

export interface Beacon {
  readonly watch: Watch;
  readonly flow: Flow;
  /** Ends in the order of the flow: nothing more is found, what is under way is finished. */
  stop(): Promise<void>;
}

/** Opens the beacon tower: watching, alarms, paging, controls, and the flow between them. */
export async function openBeacon(
  app: FastifyInstance,
  services: Services,
  parts: BeaconParts,
): Promise<Beacon> {
  const { database, clock, log, accounts } = services;
  const { queries } = database;
  const failed = (error: unknown) => log.error({ err: error }, 'the beacon stumbled');
  const people: AlarmPeople = {
    members: accounts.members,
    memberNames: accounts.memberNames,
    timeZone: async (id) => (await accounts.workspace(id))?.settings.timeZone ?? 'UTC',
  };
  // Each part asks of the others only when something happens, and by then all of them are open.
  const tower = await openAlarms(app, {
    ...services,
    people,
    ports: {
      wake: (alarm) => flow.wake(alarm),
      stop: (alarm, why) => paging.stop(alarm, why),
      judged: async (alarm, right) => watch.judged(alarm, right),
      controls: (workspaceId, ids) => controls.counts(workspaceId, ids),
      controlList: controlsOf(database),
      strategyOn: parts.strategyOn,
      around: (asking) => aroundOf({ database, controls, watch }, asking),
    },
  });
  const { house, desk } = tower;
  registerSeries(
    app,
    services,
    seriesWatch(queries, () => watch),
  );
  const paging = await openPaging(app, services, {
    alarms: {
      find: (workspaceId, id) => findAlarm(queries, { workspaceId, id }),
      acknowledge: async (call, id) => {
        const members = await accounts.members(call.workspaceId);
        const member = members.find(({ userId }) => userId === call.actor.id);
        return member
          ? acknowledgeAlarm(house, call, { id, role: member.role })
          : refuse('thing.unknown', 'You are no member any more.');
      },
    },
  });
  const controls = await openControls(app, {
    ...services,
    recent: (workspaceId, span) => watch.recentVoices(workspaceId, span),
    onDeployed: (workspaceId, alarmId, at) => desk.deployed(workspaceId, alarmId, at),
    onEnforced: (workspaceId, alarmId, at) => desk.enforced(workspaceId, alarmId, at),
    webhooks: createWebhooks({ privateNetworks: services.config.privateNetworks, clock }),
    secret: signingSecret(services.config),
    failed,
  });
  const flow = createFlow({
    clock,
    log,
    desk,
    pager: paging,
    place: async (alarm) => {
      const mind = watch.mindOf(alarm.workspaceId);
      return mind ? placeOf(mind, alarm, { now: clock.now().getTime() }) : NOWHERE;
    },
    find: ({ workspaceId, id }) => findAlarm(queries, { workspaceId, id }),
    isWithin: (alarm, scopes) => {
      const mind = watch.mindOf(alarm.workspaceId);
      return mind !== null && isWithinScopes(mind, alarm, scopes);
    },
    answered: (alarm) => answeredScopes(queries, alarm),
    considerPlaybooks: (alarm) => controls.considerPlaybooks(alarm),
  });
  const watch = startWatching(services, parts.listening, {
    crossed: (workspaceId, crossing, mind) => {
      void findingOf(queries, workspaceId, { crossing, mind, now: clock.now() })
        .then((found) => flow.found(found, crossing.told))
        .catch(failed);
    },
    said: (row, said) => void flow.found(findingOfPushed(row, said, clock.now())),
    caughtUp: (workspaceId) => void flow.resume(workspaceId).catch(failed),
    ticked: followAlarms(desk, clock),
  });
  await forgetNightly(services);
  registerPromotions(app, services, (workspaceId, kind) => watch.learnedLift(workspaceId, kind));
  return {
    watch,
    flow,
    stop: async () => {
      await watch.stop();
      await flow.rest();
      await controls.stop();
      await paging.end();
      await tower.stop();
    },
  };
}
