import { sql } from 'drizzle-orm';
import type { Services } from '../../services.ts';
import { type Consolidated, Consolidator } from './consolidation/consolidator.ts';
import { threadedEars } from './engine/threaded.ts';
import { leasesOn } from './lease.ts';
import type { Batch } from './stages/stage.ts';
import type { Alongside } from './stages/store.ts';
import { type Pause, Stream } from './stream.ts';
import './events.ts';

/** How often the database is asked for voices that no event told of, such as those that another server took. */
const POLL = { embedded: 5_000, server: 300 } as const;

/** The listening stream of all workspaces. */
export interface ListeningStream {
  /**
   * Runs `work` between two batches of the workspace's stream, when engine and database agree.
   * @returns null when another server listens to this workspace
   */
  ask<T>(workspaceId: string, work: (pause: Pause) => Promise<T>): Promise<T | null>;
  /**
   * Groups all voices of the workspace anew, here and now; resolves when it is stored.
   * @param ground a person asked for it: known pains may be rearranged from the ground
   */
  consolidate(workspaceId: string, ground?: boolean): Promise<Consolidated>;
  /** Whether this server listens to the workspace; takes it where nobody else does. */
  holds(workspaceId: string): Promise<boolean>;
  /** Calls `hear` after every batch that is stored here, with its points; it must not throw. */
  onHeard(hear: (workspaceId: string, batch: Batch) => void): void;
  /** Finishes the batches under way and keeps snapshots. */
  stop(): Promise<void>;
}

/** Starts to listen wherever voices wait, now and whenever some arrive. */
export function startListening(
  services: Pick<Services, 'database' | 'bus' | 'clock' | 'log'>,
  alongside: readonly Alongside[],
): ListeningStream {
  const { database, bus, clock, log } = services;
  const ears = threadedEars();
  const streams = new Map<string, Stream>();
  const hearers: ((workspaceId: string, batch: Batch) => void)[] = [];
  const heard = (workspaceId: string, batch: Batch) => {
    for (const hear of hearers) hear(workspaceId, batch);
  };
  const leases = leasesOn(database, () => {
    for (const stream of streams.values()) stream.reset();
  });
  let stopped = false;

  const streamOf = async (workspaceId: string): Promise<Stream | null> => {
    if (stopped || !(await leases.take(workspaceId)) || stopped) return null;
    const stream =
      streams.get(workspaceId) ??
      new Stream({ database, bus, clock, log, ears, alongside, heard, idle }, workspaceId);
    streams.set(workspaceId, stream);
    return stream;
  };
  const ask: ListeningStream['ask'] = async (workspaceId, work) =>
    (await streamOf(workspaceId))?.ask(work) ?? null;
  const consolidator = new Consolidator({ clock, log, ask, aside: threadedEars() });
  const idle = (workspaceId: string, pause: Pause) => consolidator.consider(workspaceId, pause);
  const wake = async (workspaceId: string) => (await streamOf(workspaceId))?.wake();
  const unsubscribe = bus.subscribe('voices.stored', ({ workspaceId }) => wake(workspaceId));
  const poll = repeat(POLL[database.kind], async () => {
    try {
      for (const workspaceId of await waitingWorkspaces(services)) await wake(workspaceId);
    } catch (error) {
      log.error({ err: error }, 'could not look for voices that wait');
    }
  });
  return {
    ask,
    consolidate: (workspaceId, ground) => consolidator.consolidate(workspaceId, ground),
    holds: async (workspaceId) => !stopped && (await leases.take(workspaceId)),
    onHeard: (hear) => {
      hearers.push(hear);
    },
    stop: async () => {
      stopped = true;
      unsubscribe();
      await poll.stop();
      await consolidator.stop();
      await Promise.all([...streams.values()].map((stream) => stream.stop()));
      await leases.release();
      await ears.stop();
    },
  };
}

/** Workspaces with voices that nobody has grouped yet. */
async function waitingWorkspaces({ database }: Pick<Services, 'database'>): Promise<string[]> {
  const { rows } = await database.queries.execute<{ id: string }>(sql`
    select v.workspace_id as id from voice_sequences v
    left join listening_states l on l.workspace_id = v.workspace_id
    where v.last > coalesce(l.heard_seq, 0)`);
  return rows.map(({ id }) => id);
}

/** Does `work` at once and then again and again, with pauses; never twice at a time. */
function repeat(pause: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let running: Promise<void>;
  const go = async () => {
    await work();
    if (!stopped) {
      timer = setTimeout(() => {
        running = go();
      }, pause);
    }
  };
  running = go();
  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
