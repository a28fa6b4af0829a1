import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Seal } from '../../../platform/security/seal.ts';
import type { ControlHouse } from '../controls/house.ts';
import type { Poster } from './poster.ts';
import { addWebhook, listWebhooks, removeWebhook, type WebhookRow } from './webhooks.ts';

const closed = { additionalProperties: false } as const;
const Nullable = Type.Union([Type.String(), Type.Null()]);

const WebhookView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  url: Type.String(),
  enabled: Type.Boolean(),
  /** The revision that it took last, and when. */
  revision: Type.Integer(),
  takenAt: Nullable,
  /** How the last post failed; null where it was taken. */
  failure: Nullable,
});

/** Systems without the client, to which controls are posted. */
export function registerWebhooks(
  app: FastifyInstance,
  house: ControlHouse,
  { poster, seal }: { poster: Poster; seal: Seal },
): void {
  const { database } = house;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/enforcement/webhooks',
    access: ACCESS.manage,
    summary: 'Systems that controls are posted to, without their secrets',
    tag: 'enforcement',
    reply: Type.Object({ items: Type.Array(WebhookView), next: Type.Null() }),
    handle: async ({ call }) => {
      const rows = await listWebhooks(database.queries, call.workspaceId);
      return done({ items: rows.map(viewWebhook), next: null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/enforcement/webhooks',
    access: ACCESS.manage,
    summary: 'Post controls to a system, signed; the secret is shown in this answer only',
    tag: 'enforcement',
    body: Type.Object(
      {
        name: Type.String({ pattern: '^[^\\u0000-\\u001f\\u007f]{1,64}$' }),
        url: Type.String({ minLength: 1, maxLength: 2_000 }),
      },
      closed,
    ),
    reply: Type.Object({ webhook: WebhookView, secret: Type.String() }),
    status: 201,
    handle: async ({ call, body }) => {
      if (!isWebAddress(body.url)) {
        return refuse('request.invalid', 'Give an http or https address without a user name.', '/url');
      }
      const secret = randomBytes(32).toString('base64url');
      const wanted = { ...body, sealedSecret: seal.seal(secret) };
      const outcome = await database.transact((queries) => addWebhook(queries, call, wanted));
      if (!outcome.ok) return outcome;
      await poster.post(call.workspaceId);
      return done({ webhook: viewWebhook(outcome.value), secret });
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/enforcement/webhooks/:id',
    access: ACCESS.manage,
    summary: 'Post controls to a system no longer',
    tag: 'enforcement',
    params: Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) }),
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => database.transact((queries) => removeWebhook(queries, call, params.id)),
  });
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

function viewWebhook(row: WebhookRow): Static<typeof WebhookView> {
  const { id, name, url, enabled, revision, failure } = row;
  return { id, name, url, enabled, revision, failure, takenAt: row.takenAt?.toISOString() ?? null };
}
