import { and, desc, eq, lt } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { DeliveryRow } from './deliveries.ts';
import { DELIVERY_STATES, type DeliveryState } from './delivery.ts';
import type { PagingHouse } from './house.ts';
import { readChannels } from './set-up-channels.ts';
import { pageDeliveries } from './tables.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Person = Type.Object({ id: Type.String(), name: Type.String() });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Query = Type.Object(
  {
    alarmId: Type.Optional(Id),
    state: Type.Optional(Type.Enum([...DELIVERY_STATES])),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
);

const DeliveryView = Type.Object({
  id: Id,
  alarmId: Id,
  about: Type.Enum(['raised', 'cause']),
  step: Type.Integer({ description: 'Counted from 0, repeated steps anew' }),
  member: Nullable(Person),
  /** `id` of a channel that was set up; `kind` `ladder` says what became of the step as a whole. */
  channel: Type.Object({ id: Nullable(Type.String()), kind: Type.String(), name: Nullable(Type.String()) }),
  mentions: Type.Array(Person),
  insteadOf: Nullable(Type.String({ description: 'Kind of the channel that failed before' })),
  state: Type.Enum([...DELIVERY_STATES]),
  tries: Type.Integer(),
  reason: Nullable(Type.String()),
  madeAt: Type.String(),
  nextTryAt: Nullable(Type.String()),
  sentAt: Nullable(Type.String()),
  /** The same for all that went out as one message. */
  messageId: Nullable(Type.String()),
});

/** Whom alarms called, on what, and whether it arrived; what failed for good stays to be seen. */
export function registerDeliveries(app: FastifyInstance, { database, people }: PagingHouse): void {
  const { queries } = database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/paging/deliveries',
    access: ACCESS.read,
    summary: 'Deliveries, newest first: of an alarm, by state',
    tag: 'beacon',
    query: Query,
    reply: Type.Object({ items: Type.Array(DeliveryView), next: Nullable(Id) }),
    handle: async ({ call, query }) => {
      const { workspaceId } = call;
      const limit = query.limit ?? 100;
      const rows = await queries
        .select()
        .from(pageDeliveries)
        .where(
          and(
            eq(pageDeliveries.workspaceId, workspaceId),
            query.alarmId === undefined ? undefined : eq(pageDeliveries.alarmId, query.alarmId),
            query.state === undefined ? undefined : eq(pageDeliveries.state, query.state as DeliveryState),
            query.after === undefined ? undefined : lt(pageDeliveries.id, query.after),
          ),
        )
        .orderBy(desc(pageDeliveries.id))
        .limit(limit + 1);
      const names = await people.memberNames(workspaceId);
      const channels = new Map((await readChannels(queries, workspaceId)).map((row) => [row.id, row]));
      const page = rows.slice(0, limit);
      const items = page.map((row) => viewDelivery(row, { names, channels }));
      return done({ items, next: rows.length > limit ? page.at(-1)!.id : null });
    },
  });
}

function viewDelivery(
  row: DeliveryRow,
  {
    names,
    channels,
  }: {
    names: ReadonlyMap<string, string>;
    channels: ReadonlyMap<string, { kind: string; name: string }>;
  },
) {
  const person = (id: string) => ({ id, name: names.get(id) ?? id });
  const setUp = channels.get(row.channel);
  const own = !/^[0-9a-f]{8}-/.test(row.channel);
  return {
    id: row.id,
    alarmId: row.alarmId,
    about: row.about,
    step: row.step,
    member: row.memberId === '' ? null : person(row.memberId),
    channel: {
      id: own ? null : row.channel,
      kind: own ? row.channel : (setUp?.kind ?? 'gone'),
      name: setUp?.name ?? null,
    },
    mentions: row.mentions.map(person),
    insteadOf: row.insteadOf === null ? null : (channels.get(row.insteadOf)?.kind ?? row.insteadOf),
    state: row.state,
    tries: row.tries,
    reason: row.reason,
    madeAt: row.madeAt.toISOString(),
    nextTryAt: row.state === 'waiting' ? (row.nextTryAt?.toISOString() ?? null) : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    messageId: row.messageId,
  };
}
