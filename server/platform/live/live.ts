import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../access/roles.ts';
import type { Bus } from '../bus/bus.ts';
import { newId } from '../ids.ts';
import { Backlog, type LiveChange } from './backlog.ts';

const BACKLOG_SIZE = 500;
/** A comment line now and then keeps proxies from cutting a quiet stream, in milliseconds. */
const HEARTBEAT = 20_000;
/** What a reader may leave unread before it is cut and has to come back, in bytes. */
const MOST_UNREAD = 1_048_576;

export interface Live {
  /** Ends every stream, so that the server can stop; pages come back by themselves. */
  stop(): void;
}

/** `GET /api/v1/live`: Server-Sent Events of the caller's workspace, resumed by `Last-Event-ID`. */
export function openLive(app: FastifyInstance, bus: Bus): Live {
  const epoch = newId().replaceAll('-', '');
  const backlogs = new Map<string, Backlog>();
  const readers = new Map<string, Set<ServerResponse>>();
  const backlogOf = (workspaceId: string) => {
    const backlog = backlogs.get(workspaceId) ?? new Backlog(epoch, BACKLOG_SIZE);
    backlogs.set(workspaceId, backlog);
    return backlog;
  };

  const unsubscribe = bus.subscribeAll(({ name, workspaceId, data }) => {
    const line = toLine(backlogOf(workspaceId).add(name, data));
    for (const reader of readers.get(workspaceId) ?? []) {
      if (reader.writableLength > MOST_UNREAD) reader.destroy();
      else reader.write(line);
    }
  });
  const heartbeat = setInterval(() => {
    for (const reader of [...readers.values()].flatMap((set) => [...set])) reader.write(': still here\n\n');
  }, HEARTBEAT);

  app.get('/api/v1/live', { config: { access: ACCESS.read }, schema: { hide: true } }, (request, reply) => {
    const { workspaceId } = request.principal!;
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 2000\n\n');
    const lastHeard = request.headers['last-event-id'];
    if (typeof lastHeard === 'string') {
      const missed = backlogOf(workspaceId).since(lastHeard);
      if (missed.type === 'reset') stream.write('event: reset\ndata: {}\n\n');
      else for (const change of missed.changes) stream.write(toLine(change));
    }
    const set = readers.get(workspaceId) ?? new Set();
    readers.set(workspaceId, set);
    set.add(stream);
    stream.on('close', () => set.delete(stream));
  });

  return {
    stop: () => {
      unsubscribe();
      clearInterval(heartbeat);
      for (const reader of [...readers.values()].flatMap((set) => [...set])) reader.end();
    },
  };
}

const toLine = ({ id, name, data }: LiveChange) =>
  `id: ${id}\nevent: change\ndata: ${JSON.stringify({ name, data })}\n\n`;
