import type { ErrorCode } from '../../errors/catalogue.ts';
import { type Refusal, refuse } from '../../errors/refusal.ts';

/** How the refusals of the accounts library read in our catalogue. */
const BY_LIBRARY_CODE: Readonly<Record<string, [ErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['session.refused', 'Check both and try again.'],
  INVALID_EMAIL: ['session.refused', 'Check both and try again.'],
  INVALID_PASSWORD: ['session.refused', 'The password is wrong.'],
  PASSWORD_TOO_SHORT: ['request.invalid', 'The password is too short.'],
  PASSWORD_TOO_LONG: ['request.invalid', 'The password is too long.'],
  INVALID_TOKEN: ['link.expired', 'Ask for a new link.'],
  INVALID_CODE: ['session.code', 'Check the code and the clock of the device.'],
  INVALID_BACKUP_CODE: ['session.code', 'Each backup code works once.'],
  INVALID_TWO_FACTOR_COOKIE: ['session.missing', 'The sign-in took too long; start it again.'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['session.locked', 'Start the sign-in again.'],
  ACCOUNT_TEMPORARILY_LOCKED: ['session.locked', 'Too many wrong codes; try again in a quarter of an hour.'],
  TOTP_ALREADY_ENABLED: ['action.impossible', 'The second factor is set up already.'],
  TOTP_NOT_ENABLED: ['action.impossible', 'No second factor is set up.'],
  TWO_FACTOR_NOT_ENABLED: ['action.impossible', 'No second factor is set up.'],
  BACKUP_CODES_NOT_ENABLED: ['action.impossible', 'No second factor is set up.'],
  PROVIDER_NOT_FOUND: ['action.impossible', 'Single sign-on is not set up here.'],
};

const BY_STATUS: Readonly<Record<number, [ErrorCode, string]>> = {
  401: ['session.missing', 'Sign in.'],
  403: ['request.origin', 'Send the request from the page itself.'],
  404: ['route.unknown', 'Nothing answers here.'],
  429: ['request.rate', 'Wait a minute.'],
};

/** Translates a failure of the accounts library; its own words never reach the caller. */
export function libraryRefusal(status: number, code: string | undefined): Refusal {
  const known = (code === undefined ? undefined : BY_LIBRARY_CODE[code]) ?? BY_STATUS[status];
  if (known) return refuse(...known);
  return status >= 500
    ? refuse('server.failed', 'The sign-in failed here.')
    : refuse('request.invalid', 'The sign-in request cannot be understood.');
}
