import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../../listening/index.ts';
import type { AlarmRow } from '../alarms/store.ts';
import { type RecentVoice, voicesInDatabase } from '../controls/recent-voices.ts';
import type { Said } from '../pushed/pushed.ts';
import type { SeriesRow } from '../series/series-store.ts';
import '../series/events.ts';
import '../promotions/events.ts';
import type { Crossing, Mind } from './mind.ts';
import { watchedWorkspaces } from './read.ts';

import { LIVE_MS, shownVoice } from './voice.ts';
import { Watcher } from './watcher.ts';

/** How often time is told to the detectors. */
const TICK = 1_000;
/** How often workspaces are looked for that no event told of. */
const LOOK = 5_000;
/** What an hour may be more than an hour, because it was asked for some moments ago. */
const SLACK = 60_000;

/** The watch over the voices of all workspaces that this server listens to. */
export interface Watch {
  /** What is known of a workspace's stream; null where another server watches, or it is being opened. */
  mindOf(workspaceId: string): Mind | null;
  watcherOf(workspaceId: string): Watcher | null;
  watchers(): readonly Watcher[];
  /** Voices of a span: what is remembered of the last hour, else what the database has. */
  recentVoices(workspaceId: string, span: { since: Date; until: Date }): Promise<readonly RecentVoice[]>;
  /** A person said whether an alarm was right; its series learns from it. */
  judged(alarm: Pick<AlarmRow, 'workspaceId' | 'seriesId'>, right: boolean): void;
  /** How many times the usual promotions of a kind have brought; null: none is over, or nobody watches here. */
  learnedLift(workspaceId: string, kind: string): number | null;
  /** Lets time pass now, as the timer does; tests move it so. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

export interface Watching {
  /** A detector crossed its threshold. */
  readonly crossed: (workspaceId: string, crossing: Crossing, mind: Mind) => void;
  /** A pushed series alarms. */
  readonly said: (row: SeriesRow, said: Said) => void;
  /** A workspace's watch has heard everything that was stored before it began. */
  readonly caughtUp: (workspaceId: string) => void;
  /** Called at every tick with the workspaces that are watched here. */
  readonly ticked: (watchers: readonly Watcher[]) => Promise<void>;
}

/** Watches wherever this server listens, from now on. */
export function startWatching(
  services: Pick<Services, 'database' | 'bus' | 'clock' | 'log'>,
  listening: ListeningStream,
  { crossed, said, caughtUp, ticked }: Watching,
): Watch {
  const { database, bus, clock, log } = services;
  const watchers = new Map<string, Watcher>();
  let stopped = false;

  const watcherOf = async (workspaceId: string): Promise<Watcher | null> => {
    if (stopped || !(await listening.holds(workspaceId)) || stopped) return null;
    const watcher =
      watchers.get(workspaceId) ?? new Watcher({ ...services, crossed, said, caughtUp }, workspaceId);
    watchers.set(workspaceId, watcher);
    return watcher;
  };
  const wake = async (workspaceId: string) => (await watcherOf(workspaceId))?.wake();
  const look = async () => {
    for (const workspaceId of await watchedWorkspaces(database.queries)) await wake(workspaceId);
  };
  const tick = async () => {
    for (const watcher of watchers.values()) {
      // A lease that was lost is somebody else's now, or will be taken again with what the database says.
      if (await listening.holds(watcher.workspaceId)) watcher.tick();
      else {
        watchers.delete(watcher.workspaceId);
        await watcher.abandon();
      }
    }
    await ticked([...watchers.values()]);
  };
  const timers = [repeat(TICK, tick, log), repeat(LOOK, look, log)];
  const unsubscribe = [
    bus.subscribe('voices.stored', ({ workspaceId }) => wake(workspaceId)),
    bus.subscribe('series.changed', async ({ workspaceId, data }) => {
      const watcher = await watcherOf(workspaceId);
      if (data.code !== null) await watcher?.heed(data.code);
    }),
    bus.subscribe('promotions.changed', ({ workspaceId }) => watchers.get(workspaceId)?.plan()),
  ];
  listening.onHeard((workspaceId, batch) => watchers.get(workspaceId)?.hearPains(batch));

  const fromDatabase = voicesInDatabase(database);
  return {
    mindOf: (workspaceId) => watchers.get(workspaceId)?.mind ?? null,
    watcherOf: (workspaceId) => watchers.get(workspaceId) ?? null,
    watchers: () => [...watchers.values()],
    recentVoices: async (workspaceId, span) => {
      const recent = watchers.get(workspaceId)?.mind?.recent;
      const [since, until] = [span.since.getTime(), span.until.getTime()];
      if (!recent || since < clock.now().getTime() - LIVE_MS - SLACK) return fromDatabase(workspaceId, span);
      return recent.within(since, until).map(shownVoice);
    },
    judged: ({ workspaceId, seriesId }, right) => {
      const watcher = watchers.get(workspaceId);
      watcher?.mind?.book.byId.get(seriesId)?.detector.feedback(right);
      watcher?.board.of(seriesId)?.feedback(right);
    },
    learnedLift: (workspaceId, kind) => {
      const kinds = watchers.get(workspaceId)?.mind?.book.whole?.detector.snapshot().kinds ?? [];
      const known = kinds.find((one) => one.kind === kind);
      return known && known.times > 0 ? Math.exp(known.logs / known.times) : null;
    },
    tick,
    stop: async () => {
      stopped = true;
      for (const stop of unsubscribe) stop();
      for (const timer of timers) await timer.stop();
      await Promise.all([...watchers.values()].map((watcher) => watcher.stop()));
    },
  };
}

/** Does `work` again and again with pauses; never twice at a time, and never ends by a failure. */
function repeat(
  pause: number,
  work: () => Promise<void>,
  log: Pick<Services, 'log'>['log'],
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const go = async () => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'the watch stumbled');
    }
    if (!stopped) next();
  };
  const next = () => {
    timer = setTimeout(() => {
      running = go();
    }, pause);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
