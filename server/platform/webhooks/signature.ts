import { createHmac, timingSafeEqual } from 'node:crypto';

/** Headers of a signed message. */
export const TIMESTAMP_HEADER = 'x-gongjian-timestamp';
export const SIGNATURE_HEADER = 'x-gongjian-signature';
/** The same for every try of one message, so that its receiver can tell a repetition. */
export const DELIVERY_HEADER = 'x-gongjian-delivery';

/** How old or how far ahead a message may be, in seconds. */
export const REPLAY_WINDOW = 300;

/**
 * `v1=` and HMAC-SHA256 in hex over `TIMESTAMP.BODY`.
 * @param timestamp seconds since 1970, as they stand in the header
 */
export const signMessage = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** What a receiver holds in hands. */
export interface SignedMessage {
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

/** Whether a message comes from who knows the secret, and is not an old one sent again. */
export function verifyMessage(secret: string, message: SignedMessage, now: Date): boolean {
  const { timestamp, signature, body } = message;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > REPLAY_WINDOW) return false;
  const given = Buffer.from(signature);
  const right = Buffer.from(signMessage(secret, timestamp, body));
  return given.length === right.length && timingSafeEqual(given, right);
}
