import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

interface WhoseSession {
  readonly userId: string;
}

/** The library wants a schema for a body; only this server fills it, so there is nothing to check. */
const body: {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { value: WhoseSession };
    readonly types?: { readonly input: WhoseSession; readonly output: WhoseSession };
  };
} = {
  '~standard': { version: 1, vendor: 'gongjian', validate: (value) => ({ value: value as WhoseSession }) },
};

/**
 * Signs a user in whose right to it was proven elsewhere (a one-time link, an accepted invitation). It has no
 * address: only the server itself can call it.
 */
export const openSessionPlugin = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (context) => {
      const { internalAdapter } = context.context;
      const user = await internalAdapter.findUserById(context.body.userId);
      if (!user) return context.json({ opened: false });
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(context, { session, user });
      return context.json({ opened: true });
    }),
  },
} satisfies BetterAuthPlugin;
