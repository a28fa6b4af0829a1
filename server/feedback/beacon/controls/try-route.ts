import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { readVoices } from '../../voices/index.ts';
import { ScopeShape } from '../scope.ts';
import { OVER_BOUNDS } from './bounds.ts';
import { ControlActionShape } from './control-action.ts';
import type { ControlHouse } from './house.ts';
import { readPolicy } from './policy.ts';
import { Minutes } from './routes.ts';
import { tryScope, weigh } from './weigh.ts';

const TryView = Type.Object({
  since: Type.String(),
  until: Type.String(),
  voices: Type.Integer({ description: 'Within the scope' }),
  all: Type.Integer(),
  share: Type.Union([Type.Number({ description: '0 … 1; null: nothing was said' }), Type.Null()]),
  distinctAuthors: Type.Integer(),
  byMinute: Type.Array(Type.Integer(), { description: 'Oldest first' }),
  examples: Type.Array(Type.Object({ id: Type.String(), text: Type.String(), occurredAt: Type.String() })),
  overBounds: Type.Array(Type.String({ enum: [...OVER_BOUNDS] })),
});

/** What a control would have touched in the last hour, before anybody puts it in force. */
export function registerTry(app: FastifyInstance, house: ControlHouse): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/controls/try',
    access: ACCESS.act,
    summary: 'What a control would have touched in the last hour, and which bounds it would overstep',
    tag: 'controls',
    body: Type.Object(
      { scope: ScopeShape, action: ControlActionShape, ttlMinutes: Type.Optional(Minutes) },
      { additionalProperties: false },
    ),
    reply: TryView,
    handle: async ({ call, body }) => {
      const { queries } = house.database;
      const { workspaceId, now } = call;
      const { scope, action, ttlMinutes = 1 } = body;
      const tried = await tryScope(house.recent, { workspaceId, scope, now });
      const bounds = await readPolicy(queries, workspaceId);
      const { share } = tried;
      const over = await weigh(queries, call, {
        bounds,
        scope,
        action,
        ttlMinutes,
        automatic: false,
        share,
      });
      const examples = await readVoices(queries, workspaceId, tried.examples);
      return done({
        ...tried,
        since: tried.since.toISOString(),
        until: tried.until.toISOString(),
        byMinute: [...tried.byMinute],
        examples: examples.map(({ id, text, occurredAt }) => ({ id, text, occurredAt })),
        overBounds: over,
      });
    },
  });
}
