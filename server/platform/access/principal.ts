import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../errors/refusal.ts';
import type { Role, Scope } from './roles.ts';

/** Who did something, as it is written into the audit log. */
export interface Actor {
  readonly kind: 'member' | 'key' | 'system';
  /** User id, key id, or the name of the part of the system. */
  readonly id: string;
  readonly name: string;
}

/** Who calls, in which workspace, allowed what. */
export type Principal =
  | {
      readonly kind: 'member';
      readonly userId: string;
      readonly name: string;
      readonly workspaceId: string;
      readonly role: Role;
    }
  | {
      readonly kind: 'key';
      readonly keyId: string;
      readonly name: string;
      readonly workspaceId: string;
      readonly scopes: readonly Scope[];
    };

/** Finds out who calls; a refusal says why nobody does. */
export type Authenticate = (request: FastifyRequest) => Promise<Principal | Refusal>;

/** The part of a call that the domain needs: where, who, when. Never the HTTP request. */
export interface Call {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** The system itself at work in a workspace: timers, the listening stream. */
export const systemCall = (workspaceId: string, name: string, now: Date): Call => ({
  workspaceId,
  actor: { kind: 'system', id: name, name },
  now,
});

export function actorOf(principal: Principal): Actor {
  return principal.kind === 'member'
    ? { kind: 'member', id: principal.userId, name: principal.name }
    : { kind: 'key', id: principal.keyId, name: principal.name };
}
