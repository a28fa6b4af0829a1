import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import { done } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { Accounts } from '../accounts.ts';
import type { Key } from '../keys.ts';
import { IdParams, KeyShape, Moment, Name, ScopeName } from './shapes.ts';

const closed = { additionalProperties: false } as const;

/** Keys for programs. Only members make keys: a leaked key must not make others. */
export function openKeys(app: FastifyInstance, accounts: Accounts): void {
  const access = { ...ACCESS.administer, scope: null };
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/keys',
    access,
    summary: 'Make an API key; it is shown in this answer only',
    tag: 'accounts',
    status: 201,
    body: Type.Object(
      {
        name: Name,
        scopes: Type.Array(ScopeName, { minItems: 1, uniqueItems: true }),
        expiresAt: Type.Optional(Moment),
      },
      closed,
    ),
    reply: Type.Object({ key: KeyShape, secret: Type.String() }, closed),
    handle: async ({ call, body }) => {
      const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
      const outcome = await accounts.createKey(call, { name: body.name, scopes: body.scopes, expiresAt });
      if (!outcome.ok) return outcome;
      return done({ key: shape(outcome.value.key), secret: outcome.value.secret });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/keys',
    access,
    summary: 'API keys of the workspace, without their secrets',
    tag: 'accounts',
    reply: Type.Object({ keys: Type.Array(KeyShape) }, closed),
    handle: async ({ call }) => done({ keys: (await accounts.keysOf(call.workspaceId)).map(shape) }),
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/keys/:id',
    access,
    summary: 'Revoke an API key, at once and for good',
    tag: 'accounts',
    params: IdParams,
    reply: KeyShape,
    handle: async ({ call, params }) => {
      const outcome = await accounts.revokeKey(call, params.id);
      return outcome.ok ? done(shape(outcome.value)) : outcome;
    },
  });
}

function shape(key: Key) {
  return {
    ...key,
    scopes: [...key.scopes],
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
