import { and, desc, eq, inArray, isNull, lt, type SQL } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { notifications } from '../../platform/notifications/tables.ts';
import type { Services } from '../../services.ts';

const Id = Type.String({ pattern: UUID_PATTERN });

const NotificationsQuery = Type.Object(
  {
    unread: Type.Optional(Type.Boolean()),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);

const NotificationsView = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      at: Type.String(),
      kind: Type.String({ description: 'Thing and what happened, such as bell.verify' }),
      thing: Type.String(),
      thingId: Id,
      title: Type.String(),
      detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
      readAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  unread: Type.Integer(),
  next: Type.Union([Id, Type.Null()]),
});

const ReadBody = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(Id, { minItems: 1, maxItems: 1_000, description: 'Without ids and thing: all' }),
    ),
    thingId: Type.Optional(Id),
  },
  { additionalProperties: false },
);

/** What the caller was told, and marking it read. */
export function registerNotifications(app: FastifyInstance, { database }: Services): void {
  const { queries } = database;
  const ofMember = (call: { workspaceId: string; actor: { id: string } }) =>
    and(eq(notifications.workspaceId, call.workspaceId), eq(notifications.memberId, call.actor.id));

  endpoint(app, {
    method: 'GET',
    url: '/api/v1/notifications',
    access: ACCESS.own,
    summary: 'What the caller was told, newest first',
    tag: 'queue',
    query: NotificationsQuery,
    reply: NotificationsView,
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const wanted: (SQL | undefined)[] = [ofMember(call)];
      if (query.unread) wanted.push(isNull(notifications.readAt));
      if (query.after) wanted.push(lt(notifications.id, query.after));
      const rows = await queries
        .select()
        .from(notifications)
        .where(and(...wanted))
        .orderBy(desc(notifications.id))
        .limit(limit + 1);
      const unread = await queries.$count(notifications, and(ofMember(call), isNull(notifications.readAt)));
      const items = rows.slice(0, limit).map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind,
        thing: row.thing,
        thingId: row.thingId,
        title: row.title,
        detail: row.detail,
        readAt: row.readAt?.toISOString() ?? null,
      }));
      return done({ items, unread, next: rows.length > limit ? items.at(-1)!.id : null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/notifications/read',
    access: ACCESS.own,
    summary: 'Mark as read: these, those of a thing, or all',
    tag: 'queue',
    body: ReadBody,
    reply: Type.Object({ read: Type.Integer({ description: 'Newly marked' }) }),
    handle: async ({ call, body }) => {
      const wanted: (SQL | undefined)[] = [ofMember(call), isNull(notifications.readAt)];
      if (body.ids) wanted.push(inArray(notifications.id, body.ids));
      if (body.thingId) wanted.push(eq(notifications.thingId, body.thingId));
      const read = await queries
        .update(notifications)
        .set({ readAt: call.now })
        .where(and(...wanted))
        .returning({ id: notifications.id });
      return done({ read: read.length });
    },
  });
}
