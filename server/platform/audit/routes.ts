import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../access/roles.ts';
import type { Database } from '../database/database.ts';
import { done } from '../errors/refusal.ts';
import { endpoint } from '../http/endpoint.ts';
import { UUID_PATTERN } from '../ids.ts';
import { type AuditEntry, listChanges } from './list.ts';

const closed = { additionalProperties: false } as const;
const Moment = Type.String({ format: 'date-time' });
/** Names of actions, things and ids; no NUL, which PostgreSQL cannot compare. */
const Word = Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\w.:@-]+$' });

const Entry = Type.Object(
  {
    id: Type.String(),
    at: Moment,
    actor: Type.Object({ kind: Type.String(), id: Type.String(), name: Type.String() }, closed),
    /** Verb with its noun, such as `pain.renamed`. */
    action: Type.String(),
    thing: Type.String(),
    thingId: Type.String(),
    reason: Type.Union([Type.String(), Type.Null()]),
    detail: Type.Record(Type.String(), Type.Unknown()),
  },
  closed,
);

/** The audit log, for owners and leaders. */
export function openAudit(app: FastifyInstance, database: Database): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/audit',
    access: ACCESS.decide,
    summary: 'Every change: who, when, what, why; the newest first',
    tag: 'audit',
    query: Type.Object(
      {
        thing: Type.Optional(Word),
        thingId: Type.Optional(Word),
        actorId: Type.Optional(Word),
        action: Type.Optional(Word),
        from: Type.Optional(Moment),
        to: Type.Optional(Moment),
        after: Type.Optional(Type.String({ pattern: UUID_PATTERN })),
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
      },
      closed,
    ),
    reply: Type.Object(
      { entries: Type.Array(Entry), next: Type.Union([Type.String(), Type.Null()]) },
      closed,
    ),
    handle: async ({ call, query }) => {
      const { from, to, ...rest } = query;
      const page = await listChanges(database.queries, call.workspaceId, {
        ...rest,
        ...(from === undefined ? {} : { from: new Date(from) }),
        ...(to === undefined ? {} : { to: new Date(to) }),
      });
      return done({ entries: page.entries.map(shape), next: page.next });
    },
  });
}

function shape(entry: AuditEntry) {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
    action: entry.action,
    thing: entry.thing,
    thingId: entry.thingId,
    reason: entry.reason,
    detail: entry.detail,
  };
}
