import { type Static, type TSchema, Type } from 'typebox';
import { OIDC_PROVIDER } from '../auth.ts';

/** One address of the accounts library that is open to pages; all others are not reachable. */
export interface Passage {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly body?: TSchema;
  /** What the audit log calls it, once it succeeded for somebody who is signed in. */
  readonly audit?: `account.${string}`;
}

const closed = { additionalProperties: false } as const;
export const Email = Type.String({ format: 'email', maxLength: 254 });
export const NewPassword = Type.String({ minLength: 10, maxLength: 200 });
const Password = Type.String({ minLength: 1, maxLength: 200 });
const Code = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9A-Za-z-]{6,20}$' }),
    /** Ask for no code on this device for 30 days. */
    trustDevice: Type.Optional(Type.Boolean()),
  },
  closed,
);
/** Users without a password leave it out. */
const OwnPassword = Type.Object({ password: Type.Optional(Password) }, closed);

export const SignIn = Type.Object(
  { email: Email, password: Password, rememberMe: Type.Optional(Type.Boolean()) },
  closed,
);
export type SignIn = Static<typeof SignIn>;

export const SIGN_IN_PATH = '/sign-in/email';

export const PASSAGES: readonly Passage[] = [
  {
    method: 'POST',
    path: SIGN_IN_PATH,
    summary: 'Sign in; `twoFactorRedirect` in the answer asks for a code next',
    body: SignIn,
  },
  {
    method: 'POST',
    path: '/sign-in/social',
    summary: 'Begin to sign in at the OpenID Connect issuer; answers its address',
    body: Type.Object(
      {
        provider: Type.Literal(OIDC_PROVIDER),
        callbackURL: Type.Optional(Type.String({ pattern: '^/(?![/\\\\])', maxLength: 500 })),
        errorCallbackURL: Type.Optional(Type.String({ pattern: '^/(?![/\\\\])', maxLength: 500 })),
      },
      closed,
    ),
  },
  {
    method: 'GET',
    path: `/callback/${OIDC_PROVIDER}`,
    summary: 'Where the OpenID Connect issuer sends people back',
  },
  { method: 'POST', path: '/sign-out', summary: 'Sign out', body: Type.Optional(Type.Object({}, closed)) },
  {
    method: 'POST',
    path: '/request-password-reset',
    summary: 'Mail a link that lets one choose a new password; answers the same for unknown addresses',
    body: Type.Object({ email: Email }, closed),
  },
  {
    method: 'POST',
    path: '/reset-password',
    summary: 'Choose a new password with the secret of the mailed link; ends all sessions',
    body: Type.Object(
      { token: Type.String({ minLength: 1, maxLength: 200 }), newPassword: NewPassword },
      closed,
    ),
  },
  {
    method: 'POST',
    path: '/change-password',
    summary: 'Change one’s own password',
    body: Type.Object(
      {
        currentPassword: Password,
        newPassword: NewPassword,
        revokeOtherSessions: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    audit: 'account.passwordChanged',
  },
  {
    method: 'POST',
    path: '/two-factor/enable',
    summary:
      'Begin to set up a second factor: answers the secret and the backup codes; a first code completes it',
    body: OwnPassword,
  },
  {
    method: 'POST',
    path: '/two-factor/verify-totp',
    summary: 'Give a code of the authenticator app: to sign in, or to complete the set-up',
    body: Code,
    audit: 'account.twoFactorEnabled',
  },
  {
    method: 'POST',
    path: '/two-factor/verify-backup-code',
    summary: 'Sign in with a backup code, which is used up',
    body: Code,
    audit: 'account.backupCodeUsed',
  },
  {
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    summary: 'Make new backup codes; the old ones end',
    body: OwnPassword,
    audit: 'account.backupCodesMade',
  },
  {
    method: 'POST',
    path: '/two-factor/disable',
    summary: 'Remove the second factor',
    body: OwnPassword,
    audit: 'account.twoFactorDisabled',
  },
];
