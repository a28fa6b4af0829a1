import type { FastifyInstance } from 'fastify';
import type { Accounts, AccountsParts } from '../accounts.ts';
import { openInvitations } from './invitations.ts';
import { openKeys } from './keys.ts';
import { openMe } from './me.ts';
import { openMembers } from './members.ts';
import { openSessions } from './sessions.ts';
import { openSignIn } from './sign-in.ts';
import { openWelcome } from './welcome.ts';
import { openWorkspaces } from './workspaces.ts';

/** Opens every address about people, workspaces and keys. */
export function registerAccounts(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  openSignIn(app, accounts, parts);
  openWelcome(app, accounts, parts);
  openMe(app, accounts, parts);
  openSessions(app, accounts, parts);
  openWorkspaces(app, accounts, parts);
  openMembers(app, accounts);
  openInvitations(app, accounts, parts);
  openKeys(app, accounts);
}
