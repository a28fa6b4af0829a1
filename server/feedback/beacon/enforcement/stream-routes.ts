import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { ControlActionShape } from '../controls/control-action.ts';
import type { ControlHouse } from '../controls/house.ts';
import { ScopeShape } from '../scope.ts';
import { readMark, readPage } from './book.ts';
import type { Feed } from './feed.ts';

const RuleView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  scope: ScopeShape,
  action: ControlActionShape,
  expiresAt: Type.String({ description: 'ISO time; drop it then' }),
  drill: Type.Boolean({ description: 'Of a drill: acknowledge it, never carry it out' }),
});

const RulesView = Type.Object({
  revision: Type.Integer(),
  controls: Type.Array(RuleView),
  now: Type.String(),
});

/** How points read what is in force: a stream of changes, or a page now and then. */
export function registerStream(app: FastifyInstance, house: ControlHouse, feed: Feed): void {
  const { queries } = house.database;
  app.get(
    '/api/v1/controls/stream',
    { config: { access: ACCESS.enforce }, schema: { hide: true } },
    (request, reply) => {
      const since = request.headers['last-event-id'];
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      feed.join(request.principal!.workspaceId, reply.raw, typeof since === 'string' ? since : null);
    },
  );
  app.get(
    '/api/v1/controls/rules',
    {
      config: { access: ACCESS.enforce },
      schema: {
        summary:
          'The controls in force, for systems that poll: 304 where If-None-Match names the newest ETag',
        tags: ['enforcement'],
        response: { 200: RulesView, 304: Type.Null() },
      },
    },
    async (request, reply) => {
      const { workspaceId } = request.principal!;
      reply.header('cache-control', 'no-cache');
      const newest = tagOf(await readMark(queries, workspaceId));
      if (request.headers['if-none-match'] === newest) return reply.header('etag', newest).code(304).send();
      const { mark, revision, put } = await readPage(queries, workspaceId, { mark: null, given: false });
      return reply
        .header('etag', tagOf(mark))
        .send({ revision, controls: put, now: request.now.toISOString() });
    },
  );
}

const tagOf = (mark: string): string => `"${mark}"`;
