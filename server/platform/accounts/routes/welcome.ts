import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import type { Accounts, AccountsParts } from '../accounts.ts';

/** The one-time link: signs in and goes on to the page. Also what the sign-in page must know beforehand. */
export function openWelcome(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  app.route({
    method: 'GET',
    url: '/welcome',
    config: { access: ACCESS.anyone },
    schema: { hide: true },
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
      const { token } = request.query as { token?: unknown };
      const outcome = typeof token === 'string' ? await accounts.consumeLink(token) : null;
      if (!outcome?.ok) return reply.redirect('/sign-in?problem=link.expired', 303);
      for (const cookie of await accounts.openSession(outcome.value.userId)) {
        reply.header('set-cookie', cookie);
      }
      return reply.redirect('/', 303);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/v1/sign-in',
    config: { access: ACCESS.anyone },
    schema: {
      summary: 'Which ways to sign in there are',
      tags: ['accounts'],
      response: {
        200: Type.Object(
          { singleSignOn: Type.Boolean(), passwordReset: Type.Boolean() },
          { additionalProperties: false },
        ),
      },
    },
    handler: async () => ({
      singleSignOn: parts.config.oidc !== null,
      passwordReset: parts.mail.enabled,
    }),
  });
}
