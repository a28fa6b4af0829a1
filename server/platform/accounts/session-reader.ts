import type { Database } from '../database/database.ts';
import type { Auth } from './auth.ts';
import { type BriefCache, createBriefCache } from './brief-cache.ts';
import { type Membership, membershipsOf } from './workspaces.ts';

const KEEP_MS = 5_000;

/** A user who is signed in, and where they belong. */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly sessionToken: string;
  readonly activeWorkspaceId: string | null;
  readonly memberships: readonly Membership[];
}

/** Tells who is signed in by a request's cookies. */
export interface SessionReader {
  read(cookies: string | undefined): Promise<SignedIn | null>;
  /** Must be called when a user's sessions, name or memberships change. */
  forgetUser(userId: string): void;
}

/**
 * @param auth checks signature and expiry of a session's cookie
 */
export function createSessionReader(auth: Auth, database: Database): SessionReader {
  const cache: BriefCache<SignedIn> = createBriefCache(KEEP_MS);
  return {
    read: async (cookies) => {
      if (cookies === undefined) return null;
      const cached = cache.get(cookies);
      if (cached) return cached;
      const found = await auth.api.getSession({
        headers: new Headers({ cookie: cookies }),
        query: { disableRefresh: true },
      });
      if (!found) return null;
      const { user, session } = found;
      const signedIn: SignedIn = {
        userId: user.id,
        name: user.name,
        email: user.email,
        sessionToken: session.token,
        activeWorkspaceId: session.activeOrganizationId ?? null,
        memberships: await membershipsOf(database.queries, user.id),
      };
      cache.set(cookies, signedIn);
      return signedIn;
    },
    forgetUser: (userId) => cache.forget((signedIn) => signedIn.userId === userId),
  };
}
