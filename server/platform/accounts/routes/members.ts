import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Principal } from '../../access/principal.ts';
import { ACCESS } from '../../access/roles.ts';
import { done } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { Accounts } from '../accounts.ts';
import type { Member } from '../members.ts';
import { IdParams, MemberShape, RoleName } from './shapes.ts';

const closed = { additionalProperties: false } as const;

/** Who belongs to the workspace, and as what. */
export function openMembers(app: FastifyInstance, accounts: Accounts): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/members',
    access: ACCESS.read,
    summary: 'Everybody in the workspace; e-mail addresses for owners and leaders only',
    tag: 'accounts',
    reply: Type.Object({ members: Type.Array(MemberShape) }, closed),
    handle: async ({ principal, call }) => {
      const members = await accounts.members(call.workspaceId);
      return done({ members: members.map((member) => shape(member, seesEmails(principal))) });
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/members/:id',
    access: ACCESS.administer,
    summary: 'Give a member another role',
    tag: 'accounts',
    params: IdParams,
    body: Type.Object({ role: RoleName }, closed),
    reply: MemberShape,
    handle: async ({ call, params, body }) => {
      const outcome = await accounts.changeRole(call, { userId: params.id, role: body.role });
      return outcome.ok ? done(shape(outcome.value, true)) : outcome;
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/members/:id',
    access: ACCESS.administer,
    summary: 'Remove a member; what they did keeps their name',
    tag: 'accounts',
    params: IdParams,
    reply: MemberShape,
    handle: async ({ call, params }) => {
      const outcome = await accounts.removeMember(call, params.id);
      return outcome.ok ? done(shape(outcome.value, true)) : outcome;
    },
  });
}

const seesEmails = (principal: Principal): boolean =>
  principal.kind === 'member'
    ? principal.role === 'owner' || principal.role === 'leader'
    : principal.scopes.includes('admin');

function shape(member: Member, withEmail: boolean) {
  const { userId, name, role, joinedAt, email } = member;
  return { userId, name, role, joinedAt: joinedAt.toISOString(), ...(withEmail && { email }) };
}
