import { and, eq } from 'drizzle-orm';
import { RETRY } from '../../../platform/webhooks/index.ts';
import type { PagedAlarm, Pager } from './alarm.ts';
import { dueDeliveries, insertDeliveries, settle, type Waiting } from './deliveries.ts';
import { fallBack } from './fall-back.ts';
import type { PagingHouse } from './house.ts';
import type { Timing } from './lanes/lane.ts';
import { createOffice } from './office.ts';
import { advanceRun, beginRuns, dueRuns, nextDue, stopRun } from './runs.ts';
import { createSend } from './send.ts';
import { type PageSettings, readPageSettings } from './settings.ts';
import { pageDeliveries, pagingChannels } from './tables.ts';
import { createTimer } from './timer.ts';

/** The kind of job that each minute takes due steps and sends what is due, whichever server began it. */
export const SWEEP = 'paging.sweep';

/** Alarms whose ladders begin in one transaction, after the first of all, which waits for nobody. */
const BATCH = 500;
const MOST_RUNS = 500;
const MOST_DELIVERIES = 2_000;

interface Queued {
  readonly alarm: PagedAlarm;
  readonly begun: () => void;
  readonly failed: (error: unknown) => void;
}

/** The pager with what keeps it running. */
export interface RunningPager extends Pager {
  /** Takes what is due; returns once it is handed out. */
  sweep(): Promise<void>;
  /** Resolves once nothing is under way: how tests wait. */
  rest(): Promise<void>;
  end(): Promise<void>;
}

export function createPager(house: PagingHouse, timing: Timing): RunningPager {
  const { clock, database, log } = house;
  const queues = new Map<string, Queued[]>();
  const timer = createTimer(clock, () => guard(sweep()));
  const office = createOffice(house, { send: createSend(house), timing, onDue: timer.at });
  const guard = (work: Promise<void>) => work.catch((error) => log.error({ err: error }, 'paging failed'));

  const drain = async (workspaceId: string, queue: Queued[]) => {
    for (let size = 1; queue.length > 0; size = BATCH) {
      const batch = queue.splice(0, size);
      try {
        office.hand(
          await beginRuns(
            house,
            batch.map(({ alarm }) => alarm),
          ),
        );
        for (const { begun } of batch) begun();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    queues.delete(workspaceId);
    await setTimer();
  };
  const setTimer = async () => {
    const at = await nextDue(database.queries);
    if (at) timer.at(at);
  };
  const sweep = async () => {
    const now = clock.now();
    const settings = new Map<string, PageSettings>();
    for (const key of await dueRuns(database.queries, now, MOST_RUNS)) {
      const { workspaceId } = key;
      const known =
        settings.get(workspaceId) ?? (await readPageSettings(database.queries, house.people, workspaceId));
      settings.set(workspaceId, known);
      office.hand(await advanceRun(house, key, known));
    }
    office.hand(await leftBehind(house, now, office.holds));
    await setTimer();
  };

  return {
    page: (alarm) =>
      new Promise((begun, failed) => {
        const { workspaceId } = alarm;
        const queue = queues.get(workspaceId);
        const queued = { alarm, begun, failed };
        if (queue) {
          queue.push(queued);
          return;
        }
        const fresh = [queued];
        queues.set(workspaceId, fresh);
        void guard(drain(workspaceId, fresh));
      }),
    located: async (alarm) => office.hand(await tellCause(house, alarm)),
    stop: async (alarm, why) => {
      const queue = queues.get(alarm.workspaceId) ?? [];
      const at = queue.findIndex((queued) => queued.alarm.id === alarm.id);
      if (at >= 0) queue.splice(at, 1)[0]!.begun();
      await stopRun(house, alarm, why);
    },
    sweep,
    rest: async () => {
      while (queues.size > 0) await timing.wait(5, new AbortController().signal);
      await office.rest();
    },
    end: async () => {
      timer.stop();
      await office.stop();
    },
  };
}

/**
 * What waited longer than it should, and what a server took in hand and did not finish. Nobody knows whether the latter
 * arrived, so it is not sent again; its people are called on the next channel.
 */
async function leftBehind(
  house: PagingHouse,
  now: Date,
  isHeld: (id: string) => boolean,
): Promise<Waiting[]> {
  const { queries } = house.database;
  const due = await dueDeliveries(queries, now, MOST_DELIVERIES);
  const alarms = new Map<string, PagedAlarm | null>();
  const found: Waiting[] = [];
  const broken: Waiting[] = [];
  for (const row of due.filter(({ id }) => !isHeld(id))) {
    const { workspaceId, alarmId } = row;
    const alarm = alarms.get(alarmId) ?? (await house.alarms.find(workspaceId, alarmId));
    alarms.set(alarmId, alarm);
    if (!alarm || (row.tries >= RETRY.tries && row.state === 'waiting')) {
      await settle(queries, [row], { state: 'failed', reason: row.reason ?? 'gone', nextTryAt: null });
    } else if (row.state === 'waiting') found.push({ row, alarm });
    else {
      await settle(queries, [row], { state: 'failed', reason: 'interrupted', nextTryAt: null });
      if (row.about === 'raised') broken.push({ row, alarm });
    }
  }
  for (const group of Map.groupBy(broken, ({ row }) => row.workspaceId).values()) {
    found.push(...(await fallBack(queries, group, now)));
  }
  return found;
}

/** A second message where it burns, on channels that are set up for it and told of the alarm before that was known. */
async function tellCause(house: PagingHouse, alarm: PagedAlarm): Promise<Waiting[]> {
  const { queries } = house.database;
  const ours = and(
    eq(pageDeliveries.workspaceId, alarm.workspaceId),
    eq(pageDeliveries.alarmId, alarm.id),
    eq(pageDeliveries.about, 'raised'),
    eq(pageDeliveries.state, 'sent'),
  );
  const told = await queries
    .selectDistinct({ channel: pageDeliveries.channel })
    .from(pageDeliveries)
    .where(ours);
  const setUp = await queries
    .select()
    .from(pagingChannels)
    .where(eq(pagingChannels.workspaceId, alarm.workspaceId));
  const wanted = setUp.filter(
    ({ id, settings }) => settings.tellCause && told.some(({ channel }) => channel === id),
  );
  const plain = {
    step: 0,
    memberId: '',
    mentions: [],
    state: 'waiting',
    reason: null,
    insteadOf: null,
  } as const;
  const rows = await insertDeliveries(
    queries,
    wanted.map(({ id }) => ({ ...plain, alarm, about: 'cause', channel: id })),
    house.clock.now(),
  );
  return rows.map((row) => ({ row, alarm }));
}
