import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { Services } from '../../../services.ts';
import { leastVoices } from '../ranking/least.ts';
import { WindowView, windowUntil } from '../window.ts';
import { readThemes, ThemeView } from './themes.ts';

/** What the pains are about, one level above them. */
export function registerThemes(app: FastifyInstance, { database }: Pick<Services, 'database'>): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/themes',
    access: ACCESS.read,
    summary: 'Themes of the pains, the loudest first',
    tag: 'pains',
    query: Type.Object(
      { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 28 })) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ window: WindowView, items: Type.Array(ThemeView) }),
    handle: async ({ call, query }) => {
      const window = windowUntil(call.now, query.days);
      const least = await leastVoices(database.queries, call.workspaceId);
      return done({ window, items: await readThemes(database.queries, call, { window, least }) });
    },
  });
}
