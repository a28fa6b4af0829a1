import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { ControlHouse } from '../controls/house.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { readMark } from './book.ts';
import { countHits } from './hits.ts';
import { isLive } from './point.ts';
import { forgetPoint, listPoints, type PointRow, removeLeaving } from './points.ts';
import './events.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: UUID_PATTERN });
const Name = Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f]{1,64}$' });
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const PointShape = Type.Object(
  {
    name: Name,
    instance: Name,
    kind: Type.String({ enum: ['node', 'browser', 'poll', 'other'] }),
  },
  closed,
);

const AckBody = Type.Object(
  {
    point: PointShape,
    revision: Count,
    leaving: Type.Optional(Type.Boolean({ description: 'It ends in good order: forget it' })),
  },
  closed,
);

const HitsBody = Type.Object(
  {
    point: PointShape,
    lot: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Counts the lots of this instance up; a lot sent twice counts once',
      }),
    ),
    hits: Type.Array(
      Type.Object(
        {
          controlId: Id,
          count: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
          at: Type.String({ format: 'date-time' }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 1_000 },
    ),
  },
  closed,
);

const PointView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  instance: Type.String(),
  kind: Type.String(),
  /** What it has, and since when. */
  revision: Type.Integer(),
  ackedAt: Type.String(),
  seenAt: Type.String(),
  firstSeenAt: Type.String(),
  live: Type.Boolean(),
});

/** Points say what they have and what it hit; people see which points there are. */
export function registerPoints(
  app: FastifyInstance,
  house: ControlHouse,
  acknowledgements: Acknowledgements,
): void {
  const { database, bus } = house;
  const { queries } = database;
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/controls/acks',
    access: ACCESS.enforce,
    summary: 'An enforcement point says which revision it carries out; again every 15 seconds',
    tag: 'enforcement',
    body: AckBody,
    reply: Type.Object({ taken: Type.Literal(true) }),
    status: 202,
    handle: async ({ call, body }) => {
      const { workspaceId, now } = call;
      const { point, revision } = body;
      if (body.leaving) {
        await acknowledgements.drain();
        await removeLeaving(queries, workspaceId, point);
        bus.publish('enforcement.changed', workspaceId, { revision });
      } else acknowledgements.add({ workspaceId, point, revision, at: now });
      return done({ taken: true as const });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/controls/hits',
    access: ACCESS.enforce,
    summary: 'An enforcement point says how often controls were hit; a lot sent twice counts once',
    tag: 'enforcement',
    body: HitsBody,
    reply: Type.Object({ counted: Type.Integer() }),
    handle: ({ call, body }) =>
      database.transact((inside) =>
        countHits(inside, call, {
          point: body.point,
          lot: body.lot ?? null,
          hits: body.hits.map((hit) => ({ ...hit, at: new Date(hit.at) })),
        }),
      ),
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/enforcement/points',
    access: ACCESS.read,
    summary: 'Enforcement points, which of them are live, and which revision each has',
    tag: 'enforcement',
    reply: Type.Object({ items: Type.Array(PointView), revision: Type.Integer() }),
    handle: async ({ call }) => {
      const rows = await listPoints(queries, call.workspaceId);
      const revision = Number((await readMark(queries, call.workspaceId)).split('-')[0]);
      return done({ items: rows.map((row) => viewPoint(row, call.now)), revision });
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/enforcement/points/:id',
    access: ACCESS.manage,
    summary: 'Forget a point that will not come back; one that still runs returns by itself',
    tag: 'enforcement',
    params: Type.Object({ id: Id }),
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: async ({ call, params }) => {
      const outcome = await database.transact((inside) => forgetPoint(inside, call, params.id));
      if (outcome.ok) bus.publish('enforcement.changed', call.workspaceId, { revision: 0 });
      return outcome;
    },
  });
}

function viewPoint({ workspaceId: _, lastLot: __, ...row }: PointRow, now: Date) {
  return {
    ...row,
    ackedAt: row.ackedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    firstSeenAt: row.firstSeenAt.toISOString(),
    live: isLive(row, now),
  };
}
