import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import { ScopeShape } from '../scope.ts';
import type { SilenceRow } from './active.ts';
import { addSilence, cutSilence, listSilences } from './silences.ts';
import { endSilence, sweepSilences } from './sweep.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Moment = Type.String({ format: 'date-time' });

const SilenceBody = Type.Object(
  {
    kind: Type.String({ enum: ['silence', 'maintenance'] }),
    scope: ScopeShape,
    seriesCode: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()], {
        description: 'Only this series',
      }),
    ),
    startsAt: Moment,
    endsAt: Moment,
    reason: Type.String({ minLength: 1, maxLength: 2_000 }),
  },
  { additionalProperties: false },
);

const SilenceView = Type.Object({
  id: Type.String(),
  kind: Type.String({ enum: ['silence', 'maintenance'] }),
  scope: ScopeShape,
  seriesCode: Type.Union([Type.String(), Type.Null()]),
  startsAt: Type.String(),
  endsAt: Type.String(),
  reason: Type.String(),
  by: Type.Object({ id: Type.String(), name: Type.String() }),
  /** It has begun and not ended. */
  active: Type.Boolean(),
  version: Type.Integer(),
});

const SilencesQuery = Type.Object(
  {
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);

/** Silences and maintenance windows are made, listed and ended. */
export function registerSilences(app: FastifyInstance, house: AlarmHouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/silences',
    access: ACCESS.read,
    summary: 'Silences and maintenance windows, newest first',
    tag: 'beacon',
    query: SilencesQuery,
    reply: Type.Object({
      items: Type.Array(SilenceView),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 50;
      const rows = await listSilences(queries, call.workspaceId, { after: query.after, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const items = page.map((row) => viewSilence(row, call.now));
      return done({ items, next: rows.length > limit ? page.at(-1)!.id : null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/silences',
    access: ACCESS.act,
    summary: 'Page nobody for what lies within a scope, until it ends',
    tag: 'beacon',
    body: SilenceBody,
    reply: SilenceView,
    status: 201,
    handle: async ({ call, body }) => {
      const wish = {
        kind: body.kind as 'silence' | 'maintenance',
        scope: body.scope,
        seriesCode: body.seriesCode ?? null,
        startsAt: new Date(body.startsAt),
        endsAt: new Date(body.endsAt),
        reason: body.reason,
      };
      const outcome = await house.database.transact((inside) => addSilence(inside, call, wish));
      if (!outcome.ok) return outcome;
      await sweepSilences(house);
      house.bus.publish('silences.changed', call.workspaceId, { silenceId: outcome.value.id });
      return done(viewSilence(outcome.value, call.now));
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/silences/:id/end',
    access: ACCESS.act,
    summary: 'End a silence now; what still burns pages',
    tag: 'beacon',
    params: Type.Object({ id: Id }),
    reply: SilenceView,
    handle: async ({ call, params }) => {
      const outcome = await house.database.transact((inside) => cutSilence(inside, call, params.id));
      if (!outcome.ok) return outcome;
      await endSilence(house, outcome.value);
      return done(viewSilence(outcome.value, call.now));
    },
  });
}

const viewSilence = (row: SilenceRow, now: Date): Static<typeof SilenceView> => ({
  id: row.id,
  kind: row.kind,
  scope: structuredClone(row.scope) as Record<string, string[]>,
  seriesCode: row.seriesCode,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  reason: row.reason,
  by: { id: row.memberId, name: row.memberName },
  active: row.startsAt <= now && now < row.endsAt,
  version: row.version,
});
