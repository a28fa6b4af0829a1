import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { countQueue, ITEM_KINDS } from './item.ts';
import { readQueue } from './queue.ts';

const ContextView = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()]));

const QueueView = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Type.String({ enum: [...ITEM_KINDS] }),
      thing: Type.String({ enum: ['bell', 'adjustment', 'match', 'alarm', 'control'] }),
      thingId: Type.String(),
      number: Type.Union([Type.Integer(), Type.Null()]),
      title: Type.String(),
      context: ContextView,
      since: Type.String(),
      dueAt: Type.Union([Type.String(), Type.Null()]),
      overdue: Type.Boolean(),
      actions: Type.Array(Type.String()),
      link: Type.String({ description: 'Path of its page' }),
    }),
  ),
  /** Of each kind, also where items were left off. */
  counts: Type.Record(Type.String(), Type.Integer()),
  total: Type.Integer(),
});

const QueueQuery = Type.Object(
  { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) },
  { additionalProperties: false },
);

/** What waits for the caller; empty is done. */
export function registerQueue(app: FastifyInstance, services: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/queue',
    access: ACCESS.own,
    summary: 'What waits for the caller, most urgent first; empty is done',
    tag: 'queue',
    query: QueueQuery,
    reply: QueueView,
    handle: async ({ call, principal, query }) => {
      if (principal.kind !== 'member') return done({ items: [], counts: {}, total: 0 });
      const items = await readQueue(services, call, { id: principal.userId, role: principal.role });
      const shown = items.slice(0, query.limit ?? 50).map((item) => ({
        ...item,
        actions: [...item.actions],
        since: item.since.toISOString(),
        dueAt: item.dueAt?.toISOString() ?? null,
      }));
      return done({ items: shown, counts: countQueue(items), total: items.length });
    },
  });
}
