import type { PointKind } from '@gongjian/engines/pains';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, type Outcome } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Learner } from '../../listening/learning/learner.ts';
import type { Desk } from '../deciding/desk.ts';
import { correctPoint, undoCorrection } from './correct.ts';

const TAG = 'voices';
const exactly = { additionalProperties: false } as const;
const ByPoint = Type.Object({
  id: Type.String({ pattern: UUID_PATTERN }),
  n: Type.Integer({ minimum: 0, maximum: 32_767 }),
});
const Reply = Type.Object({ id: Type.String({ description: 'Of the correction' }) });

/** What people correct in the reading of a voice. */
export function registerCorrecting(
  app: FastifyInstance,
  desk: Desk,
  learner: Pick<Learner, 'moodSoon'>,
): void {
  const reply = async (call: Call, outcome: Outcome<string>) => {
    if (!outcome.ok) return outcome;
    await learner.moodSoon(call.workspaceId);
    return done({ id: outcome.value });
  };
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/voices/:id/points/:n/reading',
    access: ACCESS.act,
    summary: 'Say how a point is to be read: its kind, its mood; it stays so, and new voices are read by it',
    tag: TAG,
    params: ByPoint,
    body: Type.Object(
      {
        kind: Type.Optional(Type.String({ enum: ['complaint', 'question', 'wish', 'praise', 'noise'] })),
        mood: Type.Optional(Type.Number({ minimum: -1, maximum: 1 })),
      },
      { ...exactly, minProperties: 1 },
    ),
    reply: Reply,
    handle: async ({ call, params, body }) =>
      reply(
        call,
        await correctPoint(desk, call, {
          voiceId: params.id,
          n: params.n,
          ...(body.kind !== undefined && { kind: body.kind as PointKind }),
          ...(body.mood !== undefined && { mood: body.mood }),
        }),
      ),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/voices/:id/points/:n/reading/undo',
    access: ACCESS.act,
    summary: 'Take the newest correction of a point back',
    tag: TAG,
    params: ByPoint,
    reply: Reply,
    handle: async ({ call, params }) =>
      reply(call, await undoCorrection(desk, call, { voiceId: params.id, n: params.n })),
  });
}
