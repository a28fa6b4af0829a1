import { Type } from 'typebox';
import { ROLES, SCOPES } from '../../access/roles.ts';
import { UUID_PATTERN } from '../../ids.ts';
import { UserSettings, WorkspaceSettings } from '../settings.ts';

const closed = { additionalProperties: false } as const;

export const Id = Type.String({ pattern: UUID_PATTERN });
export const IdParams = Type.Object({ id: Id }, closed);
export const Moment = Type.String({ format: 'date-time' });
export const RoleName = Type.Enum(ROLES);
export const ScopeName = Type.Enum(SCOPES);
/** A name that people read: something visible, and no control characters. */
export const Name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]*$',
});
/** The version of a thing that the caller saw. */
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });
/** The secret part of a link. */
export const Secret = Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' });

export const WorkspaceShape = Type.Object(
  { id: Id, name: Type.String(), settings: WorkspaceSettings, version: Type.Integer() },
  closed,
);

export const MemberShape = Type.Object(
  {
    userId: Type.String(),
    name: Type.String(),
    role: RoleName,
    joinedAt: Moment,
    /** Only for owners and leaders. */
    email: Type.Optional(Type.String()),
  },
  closed,
);

export const InvitationShape = Type.Object(
  {
    id: Id,
    email: Type.String(),
    role: RoleName,
    inviterId: Type.String(),
    createdAt: Moment,
    expiresAt: Moment,
  },
  closed,
);

export const KeyShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    /** First characters of the key. */
    hint: Type.String(),
    scopes: Type.Array(ScopeName),
    createdBy: Type.String(),
    createdAt: Moment,
    expiresAt: Type.Union([Moment, Type.Null()]),
    lastUsedAt: Type.Union([Moment, Type.Null()]),
    revokedAt: Type.Union([Moment, Type.Null()]),
  },
  closed,
);

export const MeShape = Type.Object(
  {
    user: Type.Object(
      {
        id: Type.String(),
        name: Type.String(),
        email: Type.String(),
        twoFactor: Type.Boolean(),
        /** False until a first password is chosen; the page then asks for one. */
        hasPassword: Type.Boolean(),
        settings: UserSettings,
      },
      closed,
    ),
    role: RoleName,
    workspace: WorkspaceShape,
    workspaces: Type.Array(Type.Object({ id: Id, name: Type.String(), role: RoleName }, closed)),
  },
  closed,
);
