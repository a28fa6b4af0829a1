import { createHmac, timingSafeEqual } from 'node:crypto';

/** Purpose of the signature, so that it is good for nothing else. */
const PURPOSE = 'digest-off';

/** What stands in the address that turns somebody's digest off: their id, signed. It never expires. */
export const offToken = (secret: string, userId: string): string => `${userId}.${sign(secret, userId)}`;

/** The user whom a token is for; null where the signature is not ours. */
export function readOffToken(secret: string, token: string): string | null {
  const dot = token.lastIndexOf('.');
  const userId = token.slice(0, Math.max(0, dot));
  const given = Buffer.from(token.slice(dot + 1));
  const right = Buffer.from(sign(secret, userId));
  return given.length === right.length && timingSafeEqual(given, right) ? userId : null;
}

const sign = (secret: string, userId: string): string =>
  createHmac('sha256', secret).update(`${PURPOSE}:${userId}`).digest('base64url');
