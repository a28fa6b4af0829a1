import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Principal } from '../../access/principal.ts';
import { ACCESS } from '../../access/roles.ts';
import { done, type Outcome, refuse } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import { type Accounts, type AccountsParts, hashPassword } from '../accounts.ts';
import { recordForUser } from '../audit.ts';
import { isTimeZone, UserSettings, userSettings } from '../settings.ts';
import { sessions } from '../tables.ts';
import { changeUser, findUser, hasPassword, setPassword } from '../users.ts';
import { membershipsOf } from '../workspaces.ts';
import { Email, NewPassword } from './passages.ts';
import { Id, MeShape, Name } from './shapes.ts';

const closed = { additionalProperties: false } as const;
type Me = Static<typeof MeShape>;

/** What a signed-in user sees and changes about themselves. */
export function openMe(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  const { database } = parts;
  const show = (principal: Principal) => showMe(accounts, parts, principal);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/me',
    access: ACCESS.own,
    summary: 'Who is signed in, where, and as what',
    tag: 'accounts',
    reply: MeShape,
    handle: async ({ principal, request, response }) => {
      // Keeps the session alive for those who come back.
      const kept = await accounts.auth.api.getSession({
        headers: new Headers({ cookie: request.headers.cookie ?? '' }),
        returnHeaders: true,
      });
      for (const cookie of kept.headers?.getSetCookie() ?? []) response.header('set-cookie', cookie);
      return show(principal);
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/me',
    access: ACCESS.own,
    summary: 'Change one’s own name and settings',
    tag: 'accounts',
    body: Type.Object(
      { name: Type.Optional(Name), settings: Type.Optional(Type.Partial(UserSettings, closed)) },
      closed,
    ),
    reply: MeShape,
    handle: async ({ principal, body, call }) => {
      const userId = memberId(principal);
      const { timeZone } = body.settings ?? {};
      if (typeof timeZone === 'string' && !isTimeZone(timeZone)) {
        return refuse('request.invalid', 'This time zone is unknown.', 'body/settings/timeZone');
      }
      const outcome = await database.transact(async (inside) => {
        const changed = await changeUser(inside, { userId, ...body, now: call.now });
        if (!changed.ok) return changed;
        const memberships = await membershipsOf(inside, userId);
        await recordForUser(
          inside,
          { userId, name: changed.value.name, memberships },
          {
            action: 'account.changed',
            now: call.now,
            detail: { ...body },
          },
        );
        return changed;
      });
      if (!outcome.ok) return outcome;
      tell(accounts, parts, { workspaceId: call.workspaceId, userId });
      return show(principal);
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/me/setup',
    access: ACCESS.own,
    summary: 'Choose name, e-mail address and first password, while there is no password',
    tag: 'accounts',
    body: Type.Object({ name: Name, email: Email, password: NewPassword }, closed),
    reply: MeShape,
    handle: async ({ principal, body, call }) => {
      const userId = memberId(principal);
      const passwordHash = await hashPassword(accounts.auth, body.password);
      const outcome = await database.transact(async (inside) => {
        if (await hasPassword(inside, userId)) {
          return refuse('action.impossible', 'There is a password already; change it instead.');
        }
        const changed = await changeUser(inside, {
          userId,
          name: body.name,
          email: body.email,
          now: call.now,
        });
        if (!changed.ok) return changed;
        await setPassword(inside, { userId, passwordHash, now: call.now });
        const memberships = await membershipsOf(inside, userId);
        await recordForUser(
          inside,
          { userId, name: body.name, memberships },
          {
            action: 'account.setUp',
            now: call.now,
          },
        );
        return changed;
      });
      if (!outcome.ok) return outcome;
      tell(accounts, parts, { workspaceId: call.workspaceId, userId });
      return show(principal);
    },
  });
  openWorkspaceChoice(app, accounts, parts);
}

function openWorkspaceChoice(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/me/workspace',
    access: ACCESS.own,
    summary: 'Go to another of one’s workspaces',
    tag: 'accounts',
    body: Type.Object({ workspaceId: Id }, closed),
    reply: MeShape,
    handle: async ({ principal, body, request }) => {
      const userId = memberId(principal);
      const signedIn = await accounts.sessions.read(request.headers.cookie);
      const membership = signedIn?.memberships.find(({ workspaceId }) => workspaceId === body.workspaceId);
      if (!signedIn || !membership) return refuse('workspace.unknown', 'You belong to no such workspace.');
      await parts.database.queries
        .update(sessions)
        .set({ activeWorkspaceId: body.workspaceId })
        .where(eq(sessions.token, signedIn.sessionToken));
      accounts.sessions.forgetUser(userId);
      return showMe(accounts, parts, {
        kind: 'member',
        userId,
        name: signedIn.name,
        workspaceId: body.workspaceId,
        role: membership.role,
      });
    },
  });
}

/** Routes of access `own` are closed to keys, so the caller is a member. */
export const memberId = (principal: Principal): string =>
  principal.kind === 'member' ? principal.userId : '';

/** Lets caches, other servers and pages know that a member changed. */
export function tell(
  accounts: Accounts,
  parts: AccountsParts,
  who: { workspaceId: string; userId: string },
): void {
  accounts.sessions.forgetUser(who.userId);
  parts.bus.publish('members.changed', who.workspaceId, { userId: who.userId });
}

async function showMe(accounts: Accounts, parts: AccountsParts, principal: Principal): Promise<Outcome<Me>> {
  const { queries } = parts.database;
  const userId = memberId(principal);
  const user = await findUser(queries, userId);
  const workspace = await accounts.workspace(principal.workspaceId);
  const memberships = await membershipsOf(queries, userId);
  const here = memberships.find(({ workspaceId }) => workspaceId === principal.workspaceId);
  if (!user || !workspace || !here) return refuse('workspace.unknown', 'You belong to no such workspace.');
  return done({
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      twoFactor: user.twoFactorEnabled,
      hasPassword: await hasPassword(queries, userId),
      settings: userSettings(user.settings),
    },
    role: here.role,
    workspace,
    workspaces: memberships.map(({ workspaceId, name, role }) => ({ id: workspaceId, name, role })),
  });
}
