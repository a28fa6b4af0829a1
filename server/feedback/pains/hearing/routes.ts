import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../../listening/index.ts';
import { WindowView, windowUntil } from '../window.ts';
import type { LikePains } from './likeness.ts';
import { NoiseView, readNoise } from './noise.ts';
import { QualityView, readQuality } from './quality.ts';

const TAG = 'listening';

/** What listening says of itself: how good it is, what it sets aside, what is like a text. */
export function registerHearing(
  app: FastifyInstance,
  { database }: Pick<Services, 'database'>,
  { likePains, listening }: { likePains: LikePains; listening: ListeningStream },
): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/listening/quality',
    access: ACCESS.read,
    summary: 'How good the grouping is by what people judged, and what was learned from them',
    tag: TAG,
    reply: QualityView,
    handle: async ({ call }) =>
      done(await readQuality({ queries: database.queries, listening }, call.workspaceId)),
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/listening/noise',
    access: ACCESS.read,
    summary: 'What was set aside as noise, counted and shown',
    tag: TAG,
    query: Type.Object(
      { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 28 })) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ window: WindowView, noise: NoiseView }),
    handle: async ({ call, query }) => {
      const window = windowUntil(call.now, query.days);
      return done({ window, noise: await readNoise(database.queries, call.workspaceId, window) });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/listening/consolidate',
    access: ACCESS.manage,
    summary: 'Group all voices anew, now; answers when it is stored',
    tag: TAG,
    reply: Type.Object({
      pains: Type.Integer({ description: 'Living pains and delights' }),
      born: Type.Integer(),
      merged: Type.Integer(),
      moved: Type.Integer({ description: 'Threads that changed their pain' }),
      proposed: Type.Integer({ description: 'Large changes left to people' }),
    }),
    handle: async ({ call }) => {
      const consolidated = await listening.consolidate(call.workspaceId, true);
      if (consolidated.type === 'busy') return refuse('server.busy', 'The voices are being grouped anew.');
      if (consolidated.type === 'elsewhere')
        return refuse('server.busy', 'Another server listens to this workspace; try there.');
      // The grouping itself is stored with its lineage; this says who asked for it.
      await recordChange(database.queries, call, {
        action: 'pains.consolidated',
        thing: 'workspace',
        thingId: call.workspaceId,
        detail: { ...consolidated.consolidation },
      });
      return done(consolidated.consolidation);
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/likeness',
    access: ACCESS.read,
    summary: 'Pains that are like a text, with the words that say why',
    tag: TAG,
    body: Type.Object(
      {
        text: Type.String({ minLength: 1, maxLength: 5_000 }),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          score: Type.Number(),
          words: Type.Array(Type.String()),
        }),
      ),
    }),
    handle: async ({ call, body }) => {
      const items = await likePains(call.workspaceId, body.text, body.limit ?? 10);
      if (items === null)
        return refuse('server.busy', 'Another server listens to this workspace; try there.');
      return done({ items: items.map((like) => ({ ...like, words: [...like.words] })) });
    },
  });
}
