import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import { done } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { Accounts, AccountsParts } from '../accounts.ts';
import { createInvitation, type Invitation, listInvitations, revokeInvitation } from '../invitations.ts';
import { openInvitationAnswers } from './invitation-answers.ts';
import { Email } from './passages.ts';
import { IdParams, InvitationShape, RoleName } from './shapes.ts';

const closed = { additionalProperties: false } as const;

/** Owners invite people; the link is shown once, and mailed where a mail server is set up. */
export function openInvitations(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  const { database } = parts;
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/invitations',
    access: ACCESS.administer,
    summary: 'Invite somebody; answers the link for them',
    tag: 'accounts',
    status: 201,
    body: Type.Object({ email: Email, role: RoleName }, closed),
    reply: Type.Object({ invitation: InvitationShape, link: Type.String(), mailed: Type.Boolean() }, closed),
    handle: async ({ call, body, request }) => {
      const outcome = await database.transact((inside) => createInvitation(inside, call, body));
      if (!outcome.ok) return outcome;
      const { invitation, secret } = outcome.value;
      const origin = parts.config.publicUrl ?? `${request.protocol}://${request.host}`;
      const link = new URL(`/invitation?token=${secret}`, origin).href;
      const workspace = await accounts.workspace(call.workspaceId);
      parts.mail.send(letter(invitation, { link, workspace: workspace?.name ?? '', by: call.actor.name }));
      return done({ invitation: shape(invitation), link, mailed: parts.mail.enabled });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/invitations',
    access: ACCESS.administer,
    summary: 'Invitations that are still open',
    tag: 'accounts',
    reply: Type.Object({ invitations: Type.Array(InvitationShape) }, closed),
    handle: async ({ call }) => {
      const open = await listInvitations(database.queries, call.workspaceId, call.now);
      return done({ invitations: open.map(shape) });
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/invitations/:id',
    access: ACCESS.administer,
    summary: 'Take an invitation back; its link ends',
    tag: 'accounts',
    params: IdParams,
    reply: InvitationShape,
    handle: async ({ call, params }) => {
      const outcome = await database.transact((inside) => revokeInvitation(inside, call, params.id));
      return outcome.ok ? done(shape(outcome.value)) : outcome;
    },
  });
  openInvitationAnswers(app, accounts, parts);
}

function shape(invitation: Invitation) {
  const { createdAt, expiresAt } = invitation;
  return { ...invitation, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

function letter(invitation: Invitation, about: { link: string; workspace: string; by: string }) {
  return {
    kind: 'invitation',
    to: invitation.email,
    subject: `${about.workspace} · 共见 Gongjian`,
    text: [
      `${about.by} 邀请您加入「${about.workspace}」。请在七天内打开链接：`,
      `${about.by} invites you to ${about.workspace}. Open the link within seven days:`,
      about.link,
    ].join('\n\n'),
  };
}
