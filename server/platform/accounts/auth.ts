import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { organization } from 'better-auth/plugins/organization';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../ids.ts';
import { openSessionPlugin } from './open-session.ts';
import * as tables from './tables.ts';
import { workspaceAccess, workspaceRoles } from './workspace-roles.ts';

/** Where the bridge writes the caller's address for the accounts library; what a client sends there is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-gongjian-client';
export const AUTH_PATH = '/api/auth';
/** Where the page lets people sign in, and tells why it failed. */
export const SIGN_IN_PAGE = '/sign-in';
export const OIDC_PROVIDER = 'oidc';

const DAY = 86_400;
const MINUTE = 60;

export interface AuthParts {
  readonly config: Config;
  readonly database: Database;
  readonly secret: string;
  /** Sends the link that lets a user choose a new password. */
  readonly sendReset: (to: { email: string; name: string }, token: string) => void;
  readonly onPasswordReset: (user: { id: string; name: string }) => Promise<void>;
}

/** better-auth, set up on our tables: passwords, second factor, OpenID Connect, sessions, rate limits. */
export function createAuth(parts: AuthParts) {
  const { config, secret } = parts;
  return betterAuth({
    appName: 'Gongjian',
    basePath: AUTH_PATH,
    ...(config.publicUrl === null ? {} : { baseURL: config.publicUrl }),
    secret,
    database: drizzleAdapter(parts.database.queries, { provider: 'pg', schema: SCHEMA }),
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { errorURL: SIGN_IN_PAGE },
    advanced: {
      cookiePrefix: 'gongjian',
      useSecureCookies: config.publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    session: { expiresIn: 30 * DAY, updateAge: DAY },
    verification: { storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * MINUTE,
      // Not awaited: the answer must take as long for an address that nobody has.
      sendResetPassword: async ({ user, token }) => parts.sendReset(user, token),
      onPasswordReset: ({ user }) => parts.onPasswordReset(user),
    },
    account: {
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: MINUTE,
      max: 100,
      customRules: {
        '/get-session': false,
        '/sign-in/*': { window: MINUTE, max: 30 },
        '/two-factor/*': { window: MINUTE, max: 20 },
        '/request-password-reset': { window: 60 * MINUTE, max: 10 },
      },
    },
    plugins: [
      organization({
        ac: workspaceAccess,
        roles: workspaceRoles,
        creatorRole: 'owner',
        allowUserToCreateOrganization: false,
        schema: {
          session: { fields: { activeOrganizationId: 'activeWorkspaceId' } },
          member: { fields: { organizationId: 'workspaceId' } },
          invitation: { fields: { organizationId: 'workspaceId' } },
        },
      }),
      twoFactor({ issuer: 'Gongjian', allowPasswordless: true }),
      openSessionPlugin,
      ...(config.oidc === null ? [] : [openIdConnect(config.oidc)]),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Only people who are users already sign in this way: an invitation comes first. */
function openIdConnect(oidc: NonNullable<Config['oidc']>) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
      },
    ],
  });
}

const SCHEMA = {
  user: tables.users,
  session: tables.sessions,
  account: tables.credentials,
  verification: tables.verifications,
  twoFactor: tables.twoFactors,
  rateLimit: tables.rateLimits,
  organization: tables.workspaces,
  member: tables.members,
  invitation: tables.invitations,
};
