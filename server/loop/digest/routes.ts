import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { changeUser } from '../../platform/accounts/users.ts';
import { done, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { sendProblem } from '../../platform/http/problem.ts';
import type { Services } from '../../services.ts';
import { countQueue } from '../queue/index.ts';
import { readDigest } from './content.ts';
import { readOffToken } from './off-link.ts';
import type { Post } from './send.ts';

const DAY = 86_400_000;

const Named = Type.Object({ id: Type.String(), title: Type.String(), number: Type.Optional(Type.Integer()) });
const DigestView = Type.Object({
  since: Type.String(),
  waiting: Type.Record(Type.String(), Type.Integer()),
  newPains: Type.Array(Type.Intersect([Named, Type.Object({ voices: Type.Integer() })])),
  verified: Type.Array(
    Type.Intersect([Named, Type.Object({ ratio: Type.Union([Type.Number(), Type.Null()]) })]),
  ),
  adopted: Type.Array(Named),
});

/** The digest of the last day on the page, and the link that turns the mailed one off. */
export function registerDigest(app: FastifyInstance, services: Services, post: Post): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/digest',
    access: ACCESS.own,
    summary: 'What waits for the caller and what changed in the last 24 hours',
    tag: 'queue',
    reply: DigestView,
    handle: async ({ call, principal }) => {
      if (principal.kind !== 'member') return refuse('access.role', 'A digest is a member’s own.');
      const since = new Date(call.now.getTime() - DAY);
      const member = { id: principal.userId, role: principal.role };
      const { waiting, newPains, verified, adopted } = await readDigest(services, call, { member, since });
      const view: Static<typeof DigestView> = {
        since: since.toISOString(),
        waiting: countQueue(waiting),
        newPains: [...newPains],
        verified: [...verified],
        adopted: [...adopted],
      };
      return done(view);
    },
  });

  const turn = (digest: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { token } = request.query as { token: string };
    const userId = readOffToken(post.secret, token);
    const changed = userId
      ? await services.database.transact((inside) =>
          changeUser(inside, { userId, settings: { digest }, now: request.now }),
        )
      : null;
    if (!changed?.ok) return sendProblem(reply, refuse('link.expired', 'This link was not made here.'));
    return reply.type('text/html; charset=utf-8').send(digest ? onPage() : offPage(token));
  };
  const schema = {
    hide: true,
    querystring: Type.Object({ token: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
  };
  const config = { access: ACCESS.anyone };
  app.route({ method: 'GET', url: '/digest/off', config, schema, handler: turn(false) });
  app.route({ method: 'GET', url: '/digest/on', config, schema, handler: turn(true) });
}

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>共见 Gongjian</title><body>${body}</body></html>`;

const offPage = (token: string) =>
  page(
    `<h1>每日摘要已关闭 · The daily digest is off</h1><p><a href="/digest/on?token=${encodeURIComponent(token)}">点错了，重新打开 · Turn it on again</a></p>`,
  );

const onPage = () => page('<h1>每日摘要已打开 · The daily digest is on</h1>');
