import { and, eq, inArray } from 'drizzle-orm';
import type { ChannelKind } from './channels/channel.ts';
import type { Waiting } from './deliveries.ts';
import type { PagingHouse } from './house.ts';
import { createLane, type Lane, type Timing } from './lanes/lane.ts';
import { PACES } from './paces.ts';
import type { Send } from './send.ts';
import { pagingChannels } from './tables.ts';
import { isOwn } from './take-steps.ts';

/** Alarms that one message may carry. */
const MOST_MERGED = 2_000;

/** Takes deliveries to their addresses: a lane for each robot, and for each member and channel of their own. */
export interface Office {
  hand(things: readonly Waiting[]): void;
  /** Whether a delivery waits here for its turn already. */
  holds(id: string): boolean;
  /** Resolves once nothing is under way or waits for its turn. */
  rest(): Promise<void>;
  /** Ends what waits for its turn and lets what is under way arrive. */
  stop(): Promise<void>;
}

export function createOffice(
  house: PagingHouse,
  { send, timing, onDue }: { send: Send; timing: Timing; onDue: (at: Date) => void },
): Office {
  const lanes = new Map<string, Lane<Waiting>>();
  const kinds = new Map<string, ChannelKind>();
  const held = new Set<string>();
  const sorting = new Set<Promise<void>>();
  const over = new AbortController();

  const laneFor = (key: string, kind: ChannelKind): Lane<Waiting> => {
    const lane =
      lanes.get(key) ??
      createLane({ pace: PACES[kind], timing, signal: over.signal, most: MOST_MERGED, send: sendAll });
    lanes.set(key, lane);
    return lane;
  };
  const sendAll = async (things: readonly Waiting[]) => {
    try {
      // A message tells of one thing: that it burns, or where.
      for (const group of Map.groupBy(things, ({ row }) => row.about).values()) {
        const { instead, dueAt } = await send(group);
        if (dueAt) onDue(dueAt);
        hand(instead);
      }
    } catch (error) {
      // They stay written down; the sweep brings them again.
      house.log.error({ err: error }, 'pages could not be sent');
    } finally {
      for (const { row } of things) held.delete(row.id);
    }
  };
  const hand = (things: readonly Waiting[]) => {
    const fresh = things.filter(({ row }) => !held.has(row.id));
    if (fresh.length === 0 || over.signal.aborted) return;
    for (const { row } of fresh) held.add(row.id);
    const work = sort(fresh).catch((error) => {
      house.log.error({ err: error }, 'pages could not be sorted');
      for (const { row } of fresh) held.delete(row.id);
    });
    sorting.add(work);
    void work.finally(() => sorting.delete(work));
  };
  const sort = async (things: readonly Waiting[]) => {
    await learnKinds(house, kinds, things);
    for (const group of Map.groupBy(things, ({ row }) => laneKey(row)).values()) {
      const { row } = group[0]!;
      const kind = isOwn(row.channel) ? row.channel : (kinds.get(row.channel) ?? 'webhook');
      laneFor(laneKey(row), kind).push(group);
    }
  };
  const rest = async () => {
    for (;;) {
      const busy = [...lanes.values()].filter(({ idle }) => !idle);
      if (busy.length === 0 && sorting.size === 0) return;
      await Promise.all([...sorting, ...busy.map((lane) => lane.rest())]);
    }
  };
  return {
    hand,
    holds: (id) => held.has(id),
    rest,
    stop: async () => {
      over.abort();
      await rest();
    },
  };
}

const laneKey = ({ workspaceId, channel, memberId }: Waiting['row']): string =>
  isOwn(channel) ? `${workspaceId} ${channel} ${memberId}` : `${workspaceId} ${channel}`;

/** A channel keeps its kind for ever, so it is looked up once. */
async function learnKinds(
  house: PagingHouse,
  kinds: Map<string, ChannelKind>,
  things: readonly Waiting[],
): Promise<void> {
  const unknown = things.filter(({ row }) => !isOwn(row.channel) && !kinds.has(row.channel));
  if (unknown.length === 0) return;
  const ids = [...new Set(unknown.map(({ row }) => row.channel))];
  const rows = await house.database.queries
    .select({ id: pagingChannels.id, kind: pagingChannels.kind })
    .from(pagingChannels)
    .where(and(eq(pagingChannels.workspaceId, unknown[0]!.row.workspaceId), inArray(pagingChannels.id, ids)));
  for (const { id, kind } of rows) kinds.set(id, kind);
}
