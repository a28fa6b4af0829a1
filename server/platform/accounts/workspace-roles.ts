import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';
import type { Role } from '../access/roles.ts';

const control = createAccessControl(defaultStatements);
const nothing = control.newRole({ organization: [], member: [], invitation: [] });

/** Our six roles as the accounts library understands them: only owners administer a workspace. */
export const workspaceRoles = {
  owner: control.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  leader: nothing,
  manager: nothing,
  frontline: nothing,
  member: nothing,
  guest: nothing,
} satisfies Record<Role, unknown>;
export const workspaceAccess = control;
