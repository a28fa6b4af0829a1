import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import { done, refuse } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { Accounts, AccountsParts } from '../accounts.ts';
import { WorkspaceSettings } from '../settings.ts';
import { changeWorkspace } from '../workspaces.ts';
import { memberId, tell } from './me.ts';
import { Name, Version, WorkspaceShape } from './shapes.ts';

const closed = { additionalProperties: false } as const;

/** The workspace that a call is in, and new ones. */
export function openWorkspaces(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/workspace',
    access: ACCESS.read,
    summary: 'Name and settings of the workspace',
    tag: 'accounts',
    reply: WorkspaceShape,
    handle: async ({ call }) => {
      const workspace = await accounts.workspace(call.workspaceId);
      return workspace ? done(workspace) : refuse('workspace.unknown', 'There is no such workspace.');
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/workspace',
    access: ACCESS.administer,
    summary: 'Change name and settings of the workspace',
    tag: 'accounts',
    body: Type.Object(
      {
        version: Version,
        name: Type.Optional(Name),
        settings: Type.Optional(Type.Partial(WorkspaceSettings, closed)),
      },
      closed,
    ),
    reply: WorkspaceShape,
    handle: async ({ call, body }) => {
      const outcome = await parts.database.transact((inside) => changeWorkspace(inside, call, body));
      if (outcome.ok) {
        parts.bus.publish('workspace.changed', call.workspaceId, { version: outcome.value.version });
      }
      return outcome;
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/workspaces',
    access: { ...ACCESS.administer, scope: null },
    summary: 'Open a further workspace, as its first owner',
    tag: 'accounts',
    status: 201,
    body: Type.Object({ name: Name }, closed),
    reply: WorkspaceShape,
    handle: async ({ call, principal, body }) => {
      const userId = memberId(principal);
      const workspace = await accounts.createWorkspace(body.name, call.actor);
      const outcome = await accounts.addMember(
        { ...call, workspaceId: workspace.id },
        { userId, role: 'owner' },
      );
      if (!outcome.ok) return outcome;
      tell(accounts, parts, { workspaceId: workspace.id, userId });
      return done(workspace);
    },
  });
}
