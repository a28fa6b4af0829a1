import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Desk } from '../deciding/desk.ts';
import { drawPairs } from './draw.ts';
import { judgePair, undoPair } from './judge-pair.ts';
import type { PairPoint } from './point.ts';

const TAG = 'listening';
const exactly = { additionalProperties: false } as const;
const Id = Type.String({ pattern: UUID_PATTERN });
const Point = Type.Object({ voiceId: Id, n: Type.Integer({ minimum: 0, maximum: 32_767 }) }, exactly);

/** Nothing in it tells where the engine has the point. */
const DrawnView = Type.Object({
  voiceId: Type.String(),
  n: Type.Integer(),
  text: Type.String(),
  language: Type.String(),
  channel: Type.Union([Type.String(), Type.Null()]),
  occurredAt: Type.String(),
});

/** Two points at a time, for people to say whether they are about one thing. @param chance from 0 to below 1 */
export function registerJudging(app: FastifyInstance, desk: Desk, chance: () => number): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/listening/pairs',
    access: ACCESS.read,
    summary: 'Pairs of points drawn by chance, for people to judge',
    tag: TAG,
    query: Type.Object(
      { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, default: 6 })) },
      exactly,
    ),
    reply: Type.Object({ items: Type.Array(Type.Object({ a: DrawnView, b: DrawnView })) }),
    handle: async ({ call, query }) => {
      const { listening, database } = desk;
      const drawing = { queries: database.queries, listening, chance };
      const pairs = await drawPairs(drawing, {
        workspaceId: call.workspaceId,
        count: query.limit ?? 6,
      });
      if (pairs === null)
        return refuse('server.busy', 'Another server listens to this workspace; try there.');
      return done({ items: pairs.map(({ a, b }) => ({ a: viewDrawn(a), b: viewDrawn(b) })) });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/listening/pairs/judgements',
    access: ACCESS.act,
    summary: 'Say whether two points are about one thing; the engine learns from it',
    tag: TAG,
    body: Type.Object(
      { a: Point, b: Point, verdict: Type.String({ enum: ['same', 'notSame', 'unsure'] }) },
      exactly,
    ),
    reply: Type.Object({
      id: Type.String(),
      together: Type.Boolean({ description: 'Whether the engine has them in one pain' }),
      likeness: Type.Number(),
    }),
    handle: ({ call, body }) =>
      judgePair(desk, call, { ...body, verdict: body.verdict as 'same' | 'notSame' | 'unsure' }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/listening/pairs/judgements/:id/undo',
    access: ACCESS.act,
    summary: 'Take a judgement on two points back, with what it taught',
    tag: TAG,
    params: Type.Object({ id: Id }),
    reply: Type.Object({ id: Type.String() }),
    handle: async ({ call, params }) => {
      const outcome = await undoPair(desk, call, params.id);
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
}

const viewDrawn = ({ voiceId, n, text, language, channel, occurredAt }: PairPoint) => ({
  ...{ voiceId, n, text, language, channel },
  occurredAt: occurredAt.toISOString(),
});
