import type { ServerResponse } from 'node:http';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { type Page, readPage } from './book.ts';

/** A point that reads along. */
interface Reader {
  readonly stream: ServerResponse;
  /** What it has; null until its first page. */
  mark: string | null;
  /** Whether the mark is of a page that this process gave. */
  given: boolean;
}

/** The readers of one workspace. */
interface Room {
  readonly readers: Set<Reader>;
  running: Promise<void> | null;
  stale: boolean;
}

/** Points count on hearing something this often, in milliseconds. */
export const HEARTBEAT_MS = 15_000;
/** What a reader may leave unread before it is cut and has to come back, in bytes. */
const MOST_UNREAD = 4_194_304;

export interface Feed {
  /** Sends everything from `since` on to a stream until it closes. */
  join(workspaceId: string, stream: ServerResponse, since: string | null): void;
  stop(): void;
}

/**
 * Tells points what is in force: each a page from where it stands, then every change. Readers that stand at the same
 * mark share one read of the database, and readers of other servers hear of changes over the bus.
 */
export function openFeed(parts: {
  queries: Queries;
  bus: Bus;
  clock: Clock;
  failed: (error: unknown) => void;
}): Feed {
  const { queries, bus, clock, failed } = parts;
  const rooms = new Map<string, Room>();

  const bring = async (workspaceId: string, room: Room): Promise<void> => {
    while (room.stale) {
      room.stale = false;
      const alike = Map.groupBy(room.readers, ({ mark, given }) => `${given} ${mark}`);
      for (const readers of alike.values()) {
        const { mark, given } = readers[0]!;
        const page = await readPage(queries, workspaceId, { mark, given });
        const line = page.mark === mark ? null : lineOf(page, clock.now());
        for (const reader of readers) {
          reader.mark = page.mark;
          reader.given = true;
          if (line !== null) write(reader.stream, line);
        }
      }
    }
  };
  const wake = (workspaceId: string): void => {
    const room = rooms.get(workspaceId);
    if (!room) return;
    room.stale = true;
    room.running ??= bring(workspaceId, room)
      .catch((error) => {
        failed(error);
        // They come back by themselves and ask anew.
        for (const reader of room.readers) reader.stream.destroy();
      })
      .finally(() => {
        room.running = null;
        if (room.stale) wake(workspaceId);
      });
  };

  const unsubscribe = bus.subscribe('controls.changed', ({ workspaceId }) => wake(workspaceId));
  const beat = () => `event: heartbeat\ndata: ${JSON.stringify({ now: clock.now().toISOString() })}\n\n`;
  const heartbeat = setInterval(() => {
    const line = beat();
    for (const [workspaceId, { readers }] of rooms) {
      for (const { stream } of readers) write(stream, line);
      // A change whose event was lost between servers is told now.
      wake(workspaceId);
    }
  }, HEARTBEAT_MS);

  return {
    join: (workspaceId, stream, since) => {
      const room = rooms.get(workspaceId) ?? { readers: new Set(), running: null, stale: false };
      rooms.set(workspaceId, room);
      const reader: Reader = { stream, mark: since, given: false };
      room.readers.add(reader);
      // A point that missed nothing hears at once that it is up to date.
      stream.write(beat());
      stream.on('close', () => {
        room.readers.delete(reader);
        if (room.readers.size === 0) rooms.delete(workspaceId);
      });
      wake(workspaceId);
    },
    stop: () => {
      unsubscribe();
      clearInterval(heartbeat);
      for (const { readers } of rooms.values()) for (const { stream } of readers) stream.end();
    },
  };
}

function write(stream: ServerResponse, line: string): void {
  if (stream.writableLength > MOST_UNREAD) stream.destroy();
  else stream.write(line);
}

function lineOf({ type, revision, mark, put, drop }: Page, at: Date): string {
  const now = at.toISOString();
  const data = type === 'snapshot' ? { revision, controls: put, now } : { revision, put, drop, now };
  return `id: ${mark}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
